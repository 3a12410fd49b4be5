import type { ScorecardView } from '@service-readiness/backstage-plugin-readiness-common';

type CheckCount = ScorecardView['checks'][number];

/** What the checks of a scorecard can be ordered by. */
export const checkOrders = [
  'level',
  'title',
  'category',
  'effort',
  'blocks',
  'fail',
  'unknown',
  'pass',
  'notApplicable',
] as const;
export type CheckOrder = (typeof checkOrders)[number];

const effortOrder: CheckCount['effort'][] = ['small', 'medium', 'large'];

function compare(a: CheckCount, b: CheckCount, by: CheckOrder): number {
  switch (by) {
    case 'title':
    case 'category':
      return a[by].localeCompare(b[by]);
    case 'effort':
      return effortOrder.indexOf(a.effort) - effortOrder.indexOf(b.effort);
    default:
      return a[by] - b[by];
  }
}

/**
 * The checks in the order asked for; equal ones by rung and then as the scorecard lists them, so that the order never
 * jumps.
 *
 * @example
 * ```ts
 * sortChecks(scorecard.checks, 'blocks', 'desc')[0] // the check that alone holds most services back
 * ```
 */
export function sortChecks(
  checks: readonly CheckCount[],
  by: CheckOrder,
  order: 'asc' | 'desc',
): CheckCount[] {
  const sign = order === 'asc' ? 1 : -1;
  return [...checks].sort(
    (a, b) => sign * compare(a, b, by) || a.level - b.level,
  );
}
