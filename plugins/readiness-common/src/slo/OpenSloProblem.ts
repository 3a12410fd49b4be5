import type { Problem } from '../problems/Problem';
import type { OpenSloRuleId } from './openSloRules';

/**
 * What is wrong with an OpenSLO document, or doubtful about it.
 *
 * @public
 */
export interface OpenSloProblem extends Problem {
  /** One-based, where the text is known. */
  column?: number;
  /** A document with an error is not valid; one with warnings alone is. */
  severity: 'error' | 'warning';
  /** The rule that is broken. */
  rule: OpenSloRuleId;
}
