import type { CompiledCheck } from '../checks/CompiledCheck';
import type { EntityFilter } from '../checks/EntityFilter';
import type { CompanyStage, ScorecardDefinition } from './ScorecardDefinition';

/**
 * A check on a rung of a scorecard.
 *
 * @public
 */
export interface RungCheck {
  check: CompiledCheck;
  level: number;
  from?: CompanyStage;
  /** Tiers that are held to it; every tier, if absent. */
  tiers?: readonly number[];
  /** Day from which it counts, as written. */
  countsFrom?: string;
  /** Start of that day in UTC, milliseconds since the epoch. */
  countsFromMs?: number;
  /** Marks the check's rule in results: {@link CheckResult.rule}. */
  rule: string;
}

/**
 * A rung with what the company's stage asks for on it.
 *
 * @public
 */
export interface Rung {
  level: number;
  name: string;
  checks: readonly RungCheck[];
}

/**
 * A scorecard that is ready to be evaluated. Made by {@link compileScorecard}.
 *
 * @public
 */
export interface CompiledScorecard {
  id: string;
  definition: ScorecardDefinition;
  /** File or address in which it is defined. */
  source: string;
  appliesTo: EntityFilter;
  /** From the bottom up; the first asks for nothing. */
  rungs: readonly [Rung, ...Rung[]];
  /** The checks of all rungs, from the bottom up. */
  checks: readonly RungCheck[];
  /** Marks everything that judges. */
  fingerprint: string;
}
