import {
  defaultDoraPolicy,
  deliveryHistory,
  figuresOf,
  type Deployment,
  type FactValue,
  type Incident,
} from '@service-readiness/backstage-plugin-readiness-common';
import { deliveryFacts } from './deliveryFacts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse('2026-03-20T12:00:00Z');
const refs = ['component:default/refunds'];

function deployment(
  daysAgo: number,
  { leadHours, ...more }: Partial<Deployment> & { leadHours?: number } = {},
): Deployment {
  const finishedAt = now - daysAgo * day;
  return {
    source: 'ci',
    id: `d${daysAgo}`,
    entityRefs: refs,
    finishedAt,
    environment: 'production',
    status: 'success',
    changes:
      leadHours === undefined
        ? undefined
        : [
            {
              source: 'git',
              id: `c${daysAgo}`,
              committedAt: finishedAt - leadHours * hour,
              openedAt: finishedAt - leadHours * 0.9 * hour,
              firstReviewedAt: finishedAt - leadHours * 0.2 * hour,
              mergedAt: finishedAt - leadHours * 0.1 * hour,
            },
          ],
    ...more,
  };
}

const incident = (daysAgo: number, hours?: number): Incident => ({
  source: 'pager',
  id: `i${daysAgo}`,
  entityRefs: refs,
  startedAt: now - daysAgo * day + minute,
  resolvedAt: hours && now - daysAgo * day + minute + hours * hour,
});

function factsOf(
  deployments: Deployment[],
  incidents: Incident[] = [],
  hearsOfIncidents = incidents.length > 0,
): Record<string, FactValue> {
  const history = deliveryHistory(
    { deployments, changes: [], incidents },
    { policy: defaultDoraPolicy, now, hearsOfIncidents },
  );
  const from = now - 30 * day;
  const facts = deliveryFacts({
    current: figuresOf(history, { from, to: now }),
    previous: figuresOf(history, { from: from - 30 * day, to: from }),
    deployments: history.deployments
      .map(each => each.deployment)
      .filter(({ finishedAt }) => finishedAt >= from),
    hearsOfIncidents,
    now,
  });
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name.replace('delivery.', ''),
      value,
    ]),
  );
}

describe('deliveryFacts', () => {
  it.each<[string, Record<string, FactValue>, Record<string, unknown>]>([
    [
      'rounds what a week has to a tenth',
      factsOf([1, 2, 3, 4, 5, 6].map(daysAgo => deployment(daysAgo))),
      { deploymentsPerWeek: 1.4, deploymentFrequencyBand: 'high' },
    ],
    [
      'says nothing of lead time where no change is known',
      factsOf([deployment(1)]),
      { leadTimeHours: undefined, leadTimeBand: undefined },
    ],
    [
      'names the stage that takes the longest',
      factsOf([deployment(40), deployment(1, { leadHours: 10 })]),
      { leadTimeHours: 10, slowestStage: 'reviewWait' },
    ],
    [
      'compares with the window before',
      factsOf([
        ...[deployment(70), deployment(40, { leadHours: 20 })],
        deployment(1, { leadHours: 10 }),
      ]),
      { leadTimeImproving: true },
    ],
    [
      'does not say that it improves by less than can be seen',
      factsOf([
        ...[deployment(70), deployment(40, { leadHours: 10.01 })],
        deployment(1, { leadHours: 10 }),
      ]),
      { leadTimeImproving: false },
    ],
    [
      'compares with nothing where nothing was before',
      factsOf([deployment(20), deployment(1, { leadHours: 10 })]),
      { leadTimeImproving: undefined },
    ],
    [
      'knows that none failed where incidents are reported, and nothing of recovery',
      factsOf([deployment(1)], [], true),
      {
        failedDeploymentCount: 0,
        changeFailureRatio: 0,
        recoveryHours: undefined,
        openIncidentCount: 0,
      },
    ],
    [
      'does not know whether one failed where nobody reports incidents',
      factsOf([deployment(1)]),
      {
        failedDeploymentCount: undefined,
        changeFailureRatio: undefined,
        changeFailureBand: undefined,
        reworkRatio: undefined,
        openIncidentCount: undefined,
      },
    ],
    [
      'has an incident, and how long it took',
      factsOf([deployment(2), deployment(3), deployment(4)], [incident(2, 5)]),
      {
        failedDeploymentCount: 1,
        changeFailureRatio: 0.33,
        recoveryHours: 5,
        openIncidentCount: 0,
      },
    ],
    [
      'counts what is open, and does not time it',
      factsOf([deployment(2)], [incident(2)]),
      { recoveryHours: undefined, openIncidentCount: 1 },
    ],
    [
      'has a frequency of none, and no failure rate, after deployments of long ago',
      factsOf([deployment(50)]),
      {
        deploymentsPerWeek: 0,
        deploymentFrequencyBand: 'low',
        changeFailureRatio: undefined,
        failedDeploymentCount: undefined,
      },
    ],
    [
      'takes the strategy of the last deployment that has one',
      factsOf([
        deployment(3, { strategy: 'rolling' }),
        deployment(2, { strategy: 'canary' }),
        deployment(1),
      ]),
      { strategy: 'canary', progressive: true },
    ],
    [
      'says which step of the pipeline takes the longest',
      factsOf([
        deployment(1, {
          steps: [
            { name: 'build', durationMs: 2 * minute },
            { name: 'test', durationMs: 6 * minute },
          ],
        }),
      ]),
      { pipelineMinutes: 8, slowestStep: 'test', slowestStepShare: 0.75 },
    ],
  ])('%s', (_, facts, expected) => {
    const asked = Object.keys(expected).map(name => [name, facts[name]]);
    expect(Object.fromEntries(asked)).toEqual(expected);
  });

  it('has no fact of a service of which only staging is known', () => {
    const staging = deployment(1, { environment: 'staging' });
    expect(factsOf([staging])).toEqual({});
  });
});
