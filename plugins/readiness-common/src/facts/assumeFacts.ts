import type { FactCatalog } from './FactCatalog';
import type { FactValue } from './FactDeclaration';
import { LazyFactReadings, type FactReadings } from './FactReadings';

/**
 * Readings for an example or a dry run: the given facts as if just collected, and every other fact as if its
 * collector had just looked and found nothing.
 *
 * @example
 * ```ts
 * assumeFacts(catalog, { 'oncall.hasSchedule': true }).get('oncall.hasSchedule')?.value // true
 * ```
 *
 * @public
 */
export function assumeFacts(
  catalog: FactCatalog,
  values: Readonly<Record<string, FactValue>>,
): FactReadings {
  return new LazyFactReadings(catalog, 0, index => {
    const name = catalog.names[index] as string;
    return Object.hasOwn(values, name)
      ? { name, value: values[name], observedAt: 0 }
      : { name, absence: 'notReported', observedAt: 0 };
  });
}
