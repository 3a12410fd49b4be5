import type { OpenSloRuleId } from '../openSloRules';
import type { Rule } from './Breach';

/**
 * A rule for fields of which exactly one must be there.
 *
 * @example
 * ```ts
 * onlyOneOf('target', ['target', 'targetPercent'])({})[0]?.message // "it has neither 'target' nor 'targetPercent'"
 * ```
 */
export function onlyOneOf<K extends string>(
  rule: OpenSloRuleId,
  names: readonly [K, K],
): Rule<{ [name in K]?: unknown }> {
  const [first, second] = names;
  return value => {
    const [hasFirst, hasSecond] = names.map(name => value[name] !== undefined);
    if (hasFirst !== hasSecond) return [];
    return [
      hasFirst
        ? {
            rule,
            path: [],
            message: `it has '${first}' and '${second}'`,
            mend: 'leave one of them out',
          }
        : {
            rule,
            path: [],
            message: `it has neither '${first}' nor '${second}'`,
            mend: 'add one of them',
          },
    ];
  };
}
