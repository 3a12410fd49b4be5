import { dayMs } from '../time/durations';
import type { TimeSpan } from '../time/weeksOf';
import { bandOf } from './bandOf';
import type { DeliveryHistory, HistoricDeployment } from './HistoricDeployment';
import type { DoraFigures, RatioFigure } from './Figure';
import { durationFigure } from './durationFigure';
import { failureShare } from './failureShare';
import { frequencyOf } from './frequencyOf';
import { inWindow } from './inWindow';
import { leadTimeFigure } from './leadTimeFigure';
import { recoveryFigure } from './recoveryFigure';

/**
 * The figures of a history over one window. Deployments lie in it by their end, changes by that of the deployment that
 * brought them, recoveries by the moment of recovery; what waits, or is open, is as of its end.
 *
 * @example
 * ```ts
 * figuresOf(history, { from: to - 30 * 24 * 3_600_000, to }).changeFailure.value // 0.25
 * ```
 *
 * @public
 */
export function figuresOf(
  history: DeliveryHistory,
  window: TimeSpan,
): DoraFigures {
  const over = history.deployments.filter(({ deployment }) =>
    inWindow(deployment.finishedAt, window),
  );
  return {
    window: { ...window, days: (window.to - window.from) / dayMs },
    deploymentFrequency: frequencyOf(history, window, over),
    leadTime: leadTimeFigure(history, window),
    changeFailure: changeFailureOf(history, over),
    recovery: recoveryFigure(history, window, over),
    rework: shareOf(history, over, ({ rework }) => rework),
    undeployed: undeployedOf(history, window.to),
    batchSize: batchSizeOf(over),
  };
}

type Deployments = readonly HistoricDeployment[];

/** What failed is part of the whole as well: a deployment that needed intervention is a deployment. */
function shareOf(
  { hearsOfIncidents }: DeliveryHistory,
  over: Deployments,
  isPart: (deployment: HistoricDeployment) => boolean,
): RatioFigure {
  const part = over.filter(isPart).length;
  return failureShare({ part, whole: over.length, hearsOfIncidents });
}

function changeFailureOf(
  history: DeliveryHistory,
  over: Deployments,
): RatioFigure {
  const figure = shareOf(history, over, ({ failures }) => failures.length > 0);
  if (figure.value === undefined) return figure;
  return {
    ...figure,
    band: bandOf(history.policy.bands, 'changeFailure', figure.value),
  };
}

function undeployedOf(
  { deployments, waiting, knowsMerges }: DeliveryHistory,
  at: number,
): DoraFigures['undeployed'] {
  const isDeployed = deployments.some(
    ({ deployment }) =>
      deployment.status === 'success' && deployment.finishedAt < at,
  );
  if (!isDeployed) {
    return { count: 0, noData: 'No production deployment is known.' };
  }
  if (!knowsMerges) {
    return { count: 0, noData: 'No source reports what was merged.' };
  }
  const open = waiting
    .filter(
      ({ mergedAt, until, knownSince }) =>
        mergedAt < at && until >= at && knownSince < at,
    )
    .map(({ mergedAt }) => mergedAt);
  const oldestAt = open.reduce((a, b) => Math.min(a, b), Infinity);
  return open.length === 0 ? { count: 0 } : { count: open.length, oldestAt };
}

function batchSizeOf(over: Deployments): DoraFigures['batchSize'] {
  const successes = over.filter(
    ({ deployment }) => deployment.status === 'success',
  );
  const sizes = successes
    .map(({ changes }) => changes.length)
    .filter(size => size > 0);
  const without = successes.length - sizes.length;
  return durationFigure(sizes, {
    noData:
      'Of no deployment of this time is it known which changes it brought.',
    excluded:
      without > 0
        ? [{ count: without, reason: 'brought no change that is known' }]
        : [],
  });
}
