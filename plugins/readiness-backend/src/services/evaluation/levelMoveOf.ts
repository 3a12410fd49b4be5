import type { Transition } from '@service-readiness/backstage-plugin-readiness-common';
import type { LevelMove } from '../../stores/ResultStore';

/**
 * The change of the level among the transitions of one evaluation, if there is one.
 *
 * @example
 * ```ts
 * levelMoveOf(transitions) // { from: 2, to: 3, at: 1772442000000, byRule: false }
 * ```
 */
export function levelMoveOf(
  transitions: readonly Transition[],
): LevelMove | undefined {
  for (const transition of transitions) {
    if (transition.kind !== 'level') continue;
    return {
      from: transition.from,
      to: transition.to,
      at: transition.effectiveAt,
      byRule: transition.cause.kind === 'rule',
    };
  }
  return undefined;
}
