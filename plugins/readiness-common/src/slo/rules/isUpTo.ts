import type { OpenSloRuleId } from '../openSloRules';
import type { Rule } from './Breach';

/**
 * A rule for a text's length in characters, as people count them and not in UTF-16.
 *
 * @example
 * ```ts
 * isUpTo('display-name', 63)('🙂'.repeat(63)) // []
 * ```
 */
export function isUpTo(rule: OpenSloRuleId, most: number): Rule<string> {
  return text => {
    const count = Array.from(text).length;
    if (count <= most) return [];
    return [
      {
        rule,
        path: [],
        message: `it has ${count} characters, at most ${most} are allowed`,
        mend: 'shorten it',
      },
    ];
  };
}
