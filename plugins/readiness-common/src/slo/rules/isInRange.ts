import type { OpenSloRuleId } from '../openSloRules';
import type { Rule } from './Breach';

/** Ends of a range; `above` and `below` do not belong to it. */
interface Range {
  from?: number;
  above?: number;
  to?: number;
  below?: number;
}

/**
 * A rule for a number between two ends.
 *
 * @example
 * ```ts
 * isInRange('target', { from: 0, below: 1 })(1)[0]?.message // '1 is not below 1'
 * ```
 */
export function isInRange(
  rule: OpenSloRuleId,
  { from, above, to, below }: Range,
): Rule<number> {
  const limits: Array<[words: string, holds: (n: number) => boolean]> = [];
  if (from !== undefined) limits.push([`at least ${from}`, n => n >= from]);
  if (above !== undefined) limits.push([`above ${above}`, n => n > above]);
  if (to !== undefined) limits.push([`at most ${to}`, n => n <= to]);
  if (below !== undefined) limits.push([`below ${below}`, n => n < below]);
  const all = limits.map(([words]) => words).join(' and ');
  return value => {
    const broken = limits.find(([, holds]) => !holds(value));
    if (!broken) return [];
    return [
      {
        rule,
        path: [],
        message: `${value} is not ${broken[0]}`,
        mend: `write a number that is ${all}`,
      },
    ];
  };
}
