import type { RuleSet } from './RuleSet';

/**
 * The titles of some checks in one line; the id of a check that is not in force.
 *
 * @example
 * ```ts
 * checkTitles(ruleSet, ['load-tested', 'gone']) // 'Load tested, gone'
 * ```
 */
export function checkTitles(
  { scorecards }: Pick<RuleSet, 'scorecards'>,
  checkIds: readonly string[],
): string {
  const titles = new Map(
    scorecards.flatMap(({ checks }) =>
      checks.map(({ check }) => [check.id, check.definition.title] as const),
    ),
  );
  return checkIds.map(id => titles.get(id) ?? id).join(', ');
}
