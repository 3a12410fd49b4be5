import type { Waiver } from './Waiver';

/**
 * Where a waiver stands. A request whose end has passed undecided has lapsed, too.
 *
 * @public
 */
export type WaiverState =
  | 'requested'
  | 'inForce'
  | 'refused'
  | 'withdrawn'
  | 'revoked'
  | 'removed'
  | 'lapsed';

/**
 * The state of a waiver at a moment. It is in force from its decision until its end, the end excluded.
 *
 * @example
 * ```ts
 * waiverState({ ...waiver, until: 10, decision: approved }, 9) // 'inForce'
 * waiverState({ ...waiver, until: 10, decision: approved }, 10) // 'lapsed'
 * ```
 *
 * @public
 */
export function waiverState(
  { decision, ended, until }: Waiver,
  now: number,
): WaiverState {
  if (ended) return ended.how;
  if (decision?.outcome === 'refused') return 'refused';
  if (until <= now) return 'lapsed';
  return decision ? 'inForce' : 'requested';
}
