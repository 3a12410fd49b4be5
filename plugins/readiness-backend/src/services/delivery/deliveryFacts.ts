import {
  leadTimeStages,
  median,
  type Deployment,
  type DoraFigures,
  type FactValue,
} from '@service-readiness/backstage-plugin-readiness-common';

const dayMs = 24 * 3_600_000;
const minuteMs = 60_000;

/** Reach some users before all. */
const progressive = new Set(['blue-green', 'canary', 'flags']);

/**
 * What is known of how a service is delivered, as facts. Pure. Rounded, so that a fact moves by no less than a tenth of
 * an hour, of a deployment a week or of a change, or a hundredth of a share: what moves less writes nothing. What is
 * not known is left out.
 *
 * @param hearsOfIncidents - whether any source reports incidents, about whatever service
 * @param deployments - of the window, in production and over
 */
export function deliveryFacts(options: {
  current: DoraFigures;
  previous: DoraFigures;
  deployments: readonly Deployment[];
  hearsOfIncidents: boolean;
  now: number;
}): Record<string, FactValue> {
  const { current, previous, deployments, hearsOfIncidents, now } = options;
  return known({
    ...speedFacts(current, previous),
    ...safetyFacts(current, hearsOfIncidents),
    ...flowFacts(current, now),
    ...pipelineFacts(deployments),
  });
}

type Found = Record<string, FactValue | undefined>;

function speedFacts(current: DoraFigures, previous: DoraFigures): Found {
  const { deploymentFrequency, leadTime } = current;
  const hours = rounded(leadTime.value, 10);
  const before = rounded(previous.leadTime.value, 10);
  const compared = hours !== undefined && before !== undefined;
  return {
    'delivery.deploymentsPerWeek': rounded(deploymentFrequency.value, 10),
    'delivery.deploymentFrequencyBand': deploymentFrequency.band,
    'delivery.leadTimeHours': hours,
    'delivery.leadTimeBand': leadTime.band,
    'delivery.leadTimeImproving': compared ? hours < before : undefined,
    'delivery.slowestStage': slowestStage(leadTime),
  };
}

function safetyFacts(
  { changeFailure, recovery, rework }: DoraFigures,
  hearsOfIncidents: boolean,
): Found {
  return {
    'delivery.changeFailureRatio': rounded(changeFailure.value, 100),
    'delivery.changeFailureBand': changeFailure.band,
    'delivery.failedDeploymentCount':
      changeFailure.noData === undefined ? changeFailure.part : undefined,
    'delivery.recoveryHours': rounded(recovery.value, 10),
    'delivery.recoveryBand': recovery.band,
    'delivery.openIncidentCount': hearsOfIncidents
      ? recovery.openCount
      : undefined,
    'delivery.reworkRatio': rounded(rework.value, 100),
  };
}

function flowFacts({ undeployed, batchSize }: DoraFigures, now: number): Found {
  const { count, oldestAt, noData } = undeployed;
  return {
    'delivery.undeployedChangeCount': noData === undefined ? count : undefined,
    'delivery.oldestUndeployedDays':
      oldestAt === undefined
        ? undefined
        : Math.max(0, Math.floor((now - oldestAt) / dayMs)),
    'delivery.changesPerDeployment': rounded(batchSize.value, 10),
  };
}

function slowestStage({ stages }: DoraFigures['leadTime']) {
  let slowest: { stage: string; value: number } | undefined;
  for (const stage of leadTimeStages) {
    const { value } = stages[stage];
    if (value !== undefined && value > (slowest?.value ?? 0)) {
      slowest = { stage, value };
    }
  }
  return slowest?.stage;
}

function pipelineFacts(deployments: readonly Deployment[]): Found {
  const newestFirst = [...deployments].sort(
    (a, b) => (b.finishedAt ?? 0) - (a.finishedAt ?? 0),
  );
  const strategy = newestFirst.find(d => d.strategy)?.strategy;
  const totals: number[] = [];
  const byStep = new Map<string, number>();
  for (const { steps = [] } of deployments) {
    if (steps.length === 0) continue;
    const ms = steps.reduce((sum, step) => sum + step.durationMs, 0);
    totals.push(ms / minuteMs);
    for (const { name, durationMs } of steps) {
      byStep.set(name, (byStep.get(name) ?? 0) + durationMs);
    }
  }
  const [slowest] = [...byStep].sort(([, a], [, b]) => b - a);
  const all = totals.reduce((sum, total) => sum + total, 0);
  return {
    'delivery.strategy': strategy,
    'delivery.progressive': strategy && progressive.has(strategy),
    'delivery.pipelineMinutes': rounded(median(totals), 10),
    'delivery.slowestStep': slowest?.[0],
    'delivery.slowestStepShare':
      slowest && all > 0
        ? rounded(slowest[1] / minuteMs / all, 100)
        : undefined,
  };
}

function rounded(value: number | undefined, parts: number) {
  return value === undefined ? undefined : Math.round(value * parts) / parts;
}

function known(found: Found): Record<string, FactValue> {
  return Object.fromEntries(
    Object.entries(found).filter(
      (entry): entry is [string, FactValue] => entry[1] !== undefined,
    ),
  );
}
