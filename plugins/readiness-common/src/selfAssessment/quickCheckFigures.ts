import type { DoraFigureId } from '../dora/doraFigureIds';
import type { QuickCheckMetric } from '../dora/quickCheck';

/**
 * The figure that measures what a question of the quick check asks.
 *
 * @public
 */
export const quickCheckFigures = {
  leadtime: 'leadTime',
  deployfreq: 'deploymentFrequency',
  failurerecovery: 'recovery',
  changefailure: 'changeFailure',
  rework: 'rework',
} as const satisfies Record<QuickCheckMetric, DoraFigureId>;
