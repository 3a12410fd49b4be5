import type { OpenSloRuleId } from '../openSloRules';

/** A rule that something written does not hold to. */
export interface Breach {
  rule: OpenSloRuleId;
  /** From what the rule was held against to what is wrong; empty for all of it. */
  path: PropertyKey[];
  message: string;
  mend: string;
}

/** One rule over a part of a document whose types are right. */
export type Rule<T> = (value: T) => Breach[];
