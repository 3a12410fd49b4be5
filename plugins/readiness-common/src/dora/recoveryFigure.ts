import { hourMs } from '../time/durations';
import type { TimeSpan } from '../time/weeksOf';
import { bandOf } from './bandOf';
import type { DoraPolicy } from './DoraPolicy';
import { durationFigure } from './durationFigure';
import type { DoraFigures, Figure } from './Figure';
import type { DeliveryHistory, HistoricDeployment } from './HistoricDeployment';
import { inWindow } from './inWindow';
import { reasonsIn } from './reasonsIn';

type Deployments = readonly HistoricDeployment[];

/**
 * Recovery in a window: what was recovered from in it, and what is open at its end.
 *
 * @param over - deployments that ended in the window
 *
 * @example
 * ```ts
 * recoveryFigure(history, window, over).openCount // 1
 * ```
 */
export function recoveryFigure(
  history: DeliveryHistory,
  window: TimeSpan,
  over: Deployments,
): DoraFigures['recovery'] {
  const { policy, recoveries, incidents } = history;
  const figure = durationFigure(
    recoveries
      .filter(({ recoveredAt }) => inWindow(recoveredAt, window))
      .map(({ failedAt, recoveredAt }) => (recoveredAt - failedAt) / hourMs),
    {
      negative: 'were over before they began',
      noData: noRecovery(policy, over),
      excluded: excludedFrom(history, window, over),
    },
  );
  return {
    ...figure,
    ...(figure.value !== undefined && {
      band: bandOf(policy.bands, 'recovery', figure.value),
    }),
    openCount: incidents.filter(({ incident }) =>
      isOpen(incident.startedAt, incident.resolvedAt, window.to),
    ).length,
  };
}

function isOpen(from: number, to: number = Infinity, at: number): boolean {
  return from < at && to >= at;
}

function noRecovery({ recoveryClock }: DoraPolicy, over: Deployments): string {
  if (!over.some(({ failures }) => failures.length > 0)) {
    return 'No deployment failed in this time, so there was nothing to recover from.';
  }
  return recoveryClock === 'incident'
    ? 'No incident that belongs to a deployment ended in this time.'
    : 'Nothing that failed was recovered from in this time.';
}

function excludedFrom(
  { policy, recoveries, incidents }: DeliveryHistory,
  window: TimeSpan,
  over: Deployments,
): Figure['excluded'] {
  const pending = recoveries
    .filter(
      ({ of, failedAt, recoveredAt }) =>
        of === 'deployment' && isOpen(failedAt, recoveredAt, window.to),
    )
    .map(() => ({ reason: 'failed and are not mended yet' }));
  const unmeasured = over
    .filter(
      ({ failures }) =>
        policy.recoveryClock === 'incident' &&
        failures.length > 0 &&
        !failures.some(({ by }) => by === 'incident'),
    )
    .map(() => ({ reason: nothingToMeasure }));
  const unattributed = incidents.flatMap(({ incident, unattributed: reason }) =>
    reason ? [{ at: incident.startedAt, reason }] : [],
  );
  return reasonsIn([...pending, ...unmeasured, ...unattributed], window);
}

const nothingToMeasure =
  'failed without an incident, so that the incident clock has nothing to measure';
