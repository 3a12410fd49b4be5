import type { CheckView } from '@service-readiness/backstage-plugin-readiness-common';
import type { OutcomeName } from '../format/words';
import type { Grouping } from './useTabSelection';

/** What is open comes first, the cheapest of it before the rest. */
const outcomeOrder: OutcomeName[] = [
  'fail',
  'unknown',
  'pass',
  'notApplicable',
];
const effortOrder: CheckView['effort'][] = ['small', 'medium', 'large'];

/** The checks of one rung under the names of their groups, in alphabetical order of the groups. */
export function groupChecks(
  checks: CheckView[],
  level: number,
  by: Grouping,
): { name: string; checks: CheckView[] }[] {
  const groups = new Map<string, CheckView[]>();
  for (const check of checks) {
    if (check.level !== level) continue;
    const name = check[by];
    groups.set(name, [...(groups.get(name) ?? []), check]);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, members]) => ({
      name: name.charAt(0).toUpperCase() + name.slice(1),
      checks: members.sort(
        (a, b) =>
          // What is waived needs nobody now; it stands behind what does.
          Number(a.waived !== undefined) - Number(b.waived !== undefined) ||
          outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome) ||
          effortOrder.indexOf(a.effort) - effortOrder.indexOf(b.effort) ||
          a.title.localeCompare(b.title),
      ),
    }));
}
