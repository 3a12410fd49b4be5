import { dayMs } from '../time/durations';
import type { TimeSpan } from '../time/weeksOf';
import { bandOf } from './bandOf';
import type { DeliveryHistory, HistoricDeployment } from './HistoricDeployment';
import type { DoraFigures, RatioFigure } from './Figure';
import { durationFigure } from './durationFigure';
import { frequencyOf } from './frequencyOf';
import { inWindow } from './inWindow';
import { leadTimeFigure } from './leadTimeFigure';
import { recoveryFigure } from './recoveryFigure';

/**
 * Said of a share of failures that would be 0 only because nobody reports them.
 *
 * @public
 */
export const noIncidentSource =
  'No source reports incidents, and nothing else says that a deployment failed.';

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
    rework: heardOf(history, over, ({ rework }) => rework),
    undeployed: undeployedOf(history, window.to),
    batchSize: batchSizeOf(over),
  };
}

type Deployments = readonly HistoricDeployment[];

/** What failed is part of the whole as well: a deployment that needed intervention is a deployment. */
function ratioOf(
  over: Deployments,
  isPart: (deployment: HistoricDeployment) => boolean,
): RatioFigure {
  const part = over.filter(isPart).length;
  const whole = over.length;
  const common = { part, whole, sampleSize: whole, excluded: [] };
  return whole === 0
    ? { ...common, noData: 'No production deployment ended in this time.' }
    : { ...common, value: part / whole };
}

/** Where nobody reports incidents, that none is known does not say that nothing failed. */
function heardOf(
  { hearsOfIncidents }: DeliveryHistory,
  over: Deployments,
  isPart: (deployment: HistoricDeployment) => boolean,
): RatioFigure {
  const figure = ratioOf(over, isPart);
  if (hearsOfIncidents || figure.value !== 0) return figure;
  const { value: _, ...counted } = figure;
  return { ...counted, noData: noIncidentSource };
}

function changeFailureOf(
  history: DeliveryHistory,
  over: Deployments,
): RatioFigure {
  const figure = heardOf(history, over, ({ failures }) => failures.length > 0);
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
