import type { SeededRandom } from '../seededRandom';
import type { DeliveryPace, LeadTimeKind } from './DeliveryPace';

const leadHours = { high: [5, 30, 90], medium: [200, 400], low: [800, 1200] };

/**
 * Makes up a pace. One whose lead time is meant to pass is quick enough to be sure of it: some thirty changes a month.
 *
 * @param kind - nothing where nobody says anything about lead time; half of those are not heard of at all
 */
export function paceFor(
  kind: LeadTimeKind | undefined,
  random: SeededRandom,
): DeliveryPace | undefined {
  const safety = {
    failureShare: random.pick([0, 0.06, 0.12, 0.22, 0.38, 0.55]),
    recoveryHours: random.pick([0.4, 0.7, 4, 15, 60, 200]),
  };
  switch (kind) {
    case 'elite':
      return {
        perWeek: random.pick([9, 14]),
        leadHours: random.pick([0.4, 0.6]),
        leadBefore: 1,
        failureShare: random.pick([0.03, 0.06, 0.1]),
        recoveryHours: random.pick([0.4, 0.7, 4]),
      };
    case 'improving':
      return {
        perWeek: random.pick([5, 7, 9]),
        leadHours: random.pick(leadHours.high),
        leadBefore: 2,
        ...safety,
      };
    case 'slow': {
      const band = random.pick(['high', 'high', 'medium', 'low'] as const);
      return {
        perWeek: { high: 3, medium: 0.6, low: 0.2 }[band],
        leadHours: random.pick(leadHours[band]),
        leadBefore: 0.6,
        ...safety,
      };
    }
    default:
      return random.chance(0.5)
        ? { perWeek: random.pick([0.5, 2, 4]), leadBefore: 1, ...safety }
        : undefined;
  }
}
