import type { Breach } from './Breach';

/**
 * An alert policy has exactly one condition; the list is there for later versions of the specification.
 *
 * @example
 * ```ts
 * hasOneCondition([])[0]?.message // 'it has no condition'
 * ```
 */
export function hasOneCondition(conditions: readonly unknown[]): Breach[] {
  if (conditions.length === 1) return [];
  const none = conditions.length === 0;
  return [
    {
      rule: 'one-condition',
      path: [],
      message: none
        ? 'it has no condition'
        : `it has ${conditions.length} conditions, and must have one`,
      mend: none ? 'add one' : 'write a policy for each',
    },
  ];
}
