import { ConflictError } from '@backstage/errors';
import type { FilterPredicate } from '@backstage/filter-predicates';
import type { PushSource } from './PushSource';

/**
 * The configured sources, beside the collectors that are installed.
 *
 * @param options - `services`: what a source is about that does not say
 * @throws ConflictError when a collector has the id of one
 */
export function pushSources(
  configured: ReadonlyArray<
    Omit<PushSource, 'appliesTo'> & { entities?: FilterPredicate }
  >,
  options: {
    services: FilterPredicate;
    collectors: ReadonlyArray<{ id: string }>;
  },
): PushSource[] {
  const taken = new Set(options.collectors.map(({ id }) => id));
  return configured.map(({ entities, ...source }, index) => {
    if (taken.has(source.id)) {
      throw new ConflictError(
        `readiness.pushedFacts[${index}].id: a collector is called '${source.id}' already; choose another id`,
      );
    }
    return { ...source, appliesTo: entities ?? options.services };
  });
}
