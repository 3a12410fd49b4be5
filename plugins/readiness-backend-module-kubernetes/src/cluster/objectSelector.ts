import { z } from 'zod';
import type { Labels, Selector } from './labelSelector';

/** A label selector as it stands in objects. */
export const objectSelectorSchema = z.looseObject({
  matchLabels: z.record(z.string(), z.string()).nullish(),
  matchExpressions: z
    .array(
      z.looseObject({
        key: z.string(),
        operator: z.string(),
        values: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});

/**
 * Reads a selector of an object. An empty one selects everything; none at all selects nothing (policy/v1).
 *
 * @example
 * ```ts
 * objectSelector({ matchLabels: { app: 'refunds' } })({ app: 'refunds' }) // true
 * ```
 */
export function objectSelector(
  selector: z.output<typeof objectSelectorSchema> | null | undefined,
): Selector {
  if (!selector) return () => false;
  const equal = Object.entries(selector.matchLabels ?? {});
  const expressions = selector.matchExpressions ?? [];
  const valueOf = (labels: Labels, key: string) =>
    Object.hasOwn(labels, key) ? labels[key] : undefined;
  return labels =>
    equal.every(([key, value]) => valueOf(labels, key) === value) &&
    expressions.every(({ key, operator, values }) => {
      const value = valueOf(labels, key);
      const isIn = value !== undefined && Boolean(values?.includes(value));
      switch (operator) {
        case 'In':
          return isIn;
        case 'NotIn':
          return !isIn;
        case 'Exists':
          return value !== undefined;
        case 'DoesNotExist':
          return value === undefined;
        default:
          return false;
      }
    });
}
