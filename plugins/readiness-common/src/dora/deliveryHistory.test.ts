import {
  deployed,
  events,
  incident,
  merged,
  payouts,
  refunds,
} from '../__fixtures__/deliveryEvents';
import type { DeliveryEvents } from '../events/DeliveryEvents';
import type { Deployment } from '../events/Deployment';
import { dayMs, hourMs } from '../time/durations';
import { defaultDoraPolicy } from './defaultDoraPolicy';
import { deliveryHistory } from './deliveryHistory';
import { figuresOf } from './figuresOf';

const now = Date.UTC(2026, 0, 31);
const day = (number: number) => Date.UTC(2026, 0, number, 12);
const history = (
  some: Partial<DeliveryEvents>,
  services?: ReadonlySet<string>,
) =>
  deliveryHistory(events(some), { policy: defaultDoraPolicy, now, services });

/** Which changes came with which deployment. */
const brought = (some: Partial<DeliveryEvents>) =>
  Object.fromEntries(
    history(some).deployments.map(({ deployment, changes }) => [
      deployment.id,
      changes.map(({ id }) => id).sort(),
    ]),
  );

describe('rows of one deployment', () => {
  it.each<[string, Partial<Deployment>[], object]>([
    [
      'are a success, from the first one on, where the same service failed before',
      [
        { status: 'failure', finishedAt: day(2) },
        { status: 'success', finishedAt: day(4) },
        { status: 'success', finishedAt: day(3) },
      ],
      { status: 'success', finishedAt: day(3) },
    ],
    [
      'are a failure, from the last one on, where none succeeded',
      [
        { status: 'failure', finishedAt: day(2) },
        { status: 'failure', finishedAt: day(3) },
        { status: 'running', finishedAt: undefined, startedAt: day(1) },
      ],
      { status: 'failure', finishedAt: day(3) },
    ],
    [
      'are a failure that ends with the last where one of two services failed',
      [
        { status: 'failure', finishedAt: day(2) },
        { entityRefs: [payouts], finishedAt: day(3) },
      ],
      {
        status: 'failure',
        finishedAt: day(3),
        entityRefs: [payouts, refunds],
      },
    ],
  ])('%s', (_, rows, expected) => {
    const deployments = rows.map(row => deployed('d1', day(1), row));
    for (const order of [deployments, [...deployments].reverse()]) {
      const [only, ...others] = history({ deployments: order }).deployments;
      expect(only?.deployment).toMatchObject(expected);
      expect(others).toEqual([]);
    }
  });
});

describe('changes in deployments', () => {
  const first = deployed('d0', day(1));
  it.each<[string, Partial<DeliveryEvents>, Record<string, string[]>]>([
    [
      'come with the first successful deployment after the merge',
      {
        deployments: [
          first,
          deployed('d1', day(3), { status: 'failure' }),
          deployed('d2', day(4)),
          deployed('d3', day(5)),
        ],
        changes: [merged('c1', day(2))],
      },
      { d0: [], d1: [], d2: ['c1'], d3: [] },
    ],
    [
      'do not come with what had begun before the merge',
      {
        deployments: [
          first,
          deployed('d1', day(3), { startedAt: day(3) - 2 * hourMs }),
          deployed('d2', day(4)),
        ],
        changes: [merged('c1', day(3) - hourMs)],
      },
      { d0: [], d1: [], d2: ['c1'] },
    ],
    [
      'come with the deployment that names them, also when another was sooner',
      {
        deployments: [
          first,
          deployed('d1', day(3)),
          deployed('d2', day(4), { changes: [{ source: 'git', id: 'c1' }] }),
        ],
        changes: [merged('c1', day(2))],
      },
      { d0: [], d1: [], d2: ['c1'] },
    ],
    [
      'that a failed deployment names come with the next that succeeds',
      {
        deployments: [
          deployed('d1', day(3), {
            status: 'failure',
            changes: [{ source: 'git', id: 'c1' }],
          }),
          deployed('d2', day(4)),
        ],
      },
      { d1: [], d2: ['c1'] },
    ],
    [
      'come with the deployment of their commit, however it is written',
      {
        deployments: [first, deployed('d1', day(3), { commitSha: 'ABC1' })],
        changes: [merged('c1', day(4), { commitShas: ['abc1'] })],
      },
      { d0: [], d1: ['c1'] },
    ],
    [
      'come with the deployment of the artifact that was built from them',
      {
        deployments: [
          first,
          deployed('d1', day(3), { artifact: 'pkg:oci/r@1' }),
        ],
        changes: [
          {
            source: 'git',
            id: 'c1',
            entityRefs: [refunds],
            artifacts: ['pkg:oci/r@1'],
          },
        ],
      },
      { d0: [], d1: ['c1'] },
    ],
    [
      'come with none when only another service was deployed',
      {
        deployments: [first, deployed('d1', day(3), { entityRefs: [payouts] })],
        changes: [merged('c1', day(2))],
      },
      { d0: [], d1: [] },
    ],
    [
      'come with none that goes to staging, is cancelled, or is the same version again',
      {
        deployments: [
          deployed('d0', day(1), { version: '1' }),
          deployed('d1', day(3), { environment: 'staging' }),
          deployed('d2', day(4), { status: 'cancelled' }),
          deployed('d3', day(5), { version: '1' }),
        ],
        changes: [merged('c1', day(2))],
      },
      { d0: [], d3: [] },
    ],
    [
      'come with a version that is called latest, which is never the same',
      {
        deployments: [
          deployed('d0', day(1), { version: 'latest' }),
          deployed('d1', day(3), { version: 'latest' }),
        ],
        changes: [merged('c1', day(2))],
      },
      { d0: [], d1: ['c1'] },
    ],
    [
      'of two services come with the first deployment that brings them to either',
      {
        deployments: [
          first,
          deployed('p0', day(1), { entityRefs: [payouts] }),
          deployed('p1', day(3), { entityRefs: [payouts] }),
          deployed('d1', day(4)),
        ],
        changes: [merged('c1', day(2), { entityRefs: [refunds, payouts] })],
      },
      { d0: [], p0: [], p1: ['c1'], d1: [] },
    ],
  ])('%s', (_, some, expected) => {
    expect(brought(some)).toEqual(expected);
  });

  it('of two services wait until they are there for both', () => {
    const known = history({
      deployments: [
        deployed('d0', day(1)),
        deployed('p0', day(1), { entityRefs: [payouts] }),
        deployed('p1', day(3), { entityRefs: [payouts] }),
        deployed('d1', day(6)),
      ],
      changes: [merged('c1', day(2), { entityRefs: [refunds, payouts] })],
    });
    const waiting = (to: number) =>
      figuresOf(known, { from: day(1), to }).undeployed.count;
    expect([day(2), day(4), day(6), day(6) + 1].map(waiting)).toEqual([
      0, 1, 1, 0,
    ]);
  });
});

describe('failures', () => {
  const failures = (some: Partial<DeliveryEvents>) =>
    Object.fromEntries(
      history(some).deployments.map(each => [
        each.deployment.id,
        each.failures.map(({ by, id }) => (id ? `${by} ${id}` : by)),
      ]),
    );
  const two = [deployed('d1', day(1)), deployed('d2', day(5))];

  it.each<[string, Partial<DeliveryEvents>, Record<string, string[]>]>([
    [
      'say all their reasons, the first to be seen first',
      {
        deployments: [
          deployed('d0', day(1), { version: '1' }),
          deployed('d1', day(2), { version: '2' }),
          deployed('d2', day(3), { version: '1' }),
        ],
        incidents: [incident('i1', day(2) + hourMs)],
      },
      { d0: [], d1: ['incident i1', 'rollback d2'], d2: [] },
    ],
    [
      'are those of the deployment that an incident names, by id alone where the source is another',
      {
        deployments: two,
        incidents: [incident('i1', day(6), { causedBy: { id: 'd1' } })],
      },
      { d1: ['incident i1'], d2: [] },
    ],
    [
      'are none where two sources have a deployment of the id that is named',
      {
        deployments: [...two, deployed('d1', day(2), { source: 'other' })],
        incidents: [incident('i1', day(6), { causedBy: { id: 'd1' } })],
      },
      { d1: [], d2: [] },
    ],
    [
      'are none where what is named is not known, instead of a guess',
      {
        deployments: two,
        incidents: [incident('i1', day(6), { causedBy: { id: 'd9' } })],
      },
      { d1: [], d2: [] },
    ],
    [
      'are not of a deployment that did not succeed, unless it is named',
      {
        deployments: [two[0]!, deployed('d2', day(5), { status: 'failure' })],
        incidents: [
          incident('i1', day(6)),
          incident('i2', day(7), { causedBy: { id: 'd2' } }),
        ],
      },
      { d1: ['incident i1'], d2: ['status', 'incident i2'] },
    ],
    [
      'are none of a change that is taken back in the deployment that brings it',
      {
        deployments: [
          two[0]!,
          deployed('d2', day(5), {
            changes: [
              { source: 'git', id: 'c1' },
              { source: 'git', id: 'c2', reverts: 'c1' },
            ],
          }),
        ],
      },
      { d1: [], d2: [] },
    ],
    [
      'are of the deployment before, where what is taken back is not known',
      {
        deployments: [
          two[0]!,
          deployed('d2', day(5), {
            changes: [{ source: 'git', id: 'c2', reverts: 'unknown' }],
          }),
        ],
      },
      { d1: ['revert d2'], d2: [] },
    ],
    [
      'are of the deployment before a change with a label of a hotfix, capitals or not',
      {
        deployments: [
          two[0]!,
          deployed('d2', day(5), {
            changes: [{ source: 'git', id: 'c2', labels: ['HotFix'] }],
          }),
        ],
      },
      { d1: ['hotfix d2'], d2: [] },
    ],
  ])('%s', (_, some, expected) => {
    expect(failures(some)).toEqual(expected);
  });

  it('say why an incident belongs to no deployment', () => {
    const reasons = history({
      deployments: two,
      incidents: [
        incident('i1', day(6), { causedBy: { id: 'd9' } }),
        incident('i2', day(14)),
        incident('i3', day(1) - 1),
      ],
    }).incidents.map(({ unattributed }) => unattributed);
    expect(reasons).toEqual([
      'name a deployment that is not known in production',
      'began without a successful production deployment in the 7 days before',
      'began without a successful production deployment in the 7 days before',
    ]);
  });
});

describe('failures without a source of incidents', () => {
  const figuresOf30 = (deployments: Deployment[], hearsOfIncidents: boolean) =>
    figuresOf(
      deliveryHistory(events({ deployments }), {
        policy: defaultDoraPolicy,
        now: day(30),
        hearsOfIncidents,
      }),
      { from: day(0), to: day(30) },
    );
  const two = [deployed('d1', day(1)), deployed('d2', day(3))];
  const failing = deployed('d3', day(5), { status: 'failure' });

  it.each<[string, Deployment[], boolean, number | undefined]>([
    ['are not known, where nothing shows one', two, false, undefined],
    ['are counted, where a deployment shows one', [...two, failing], false, 1],
    ['are none, where incidents would be reported', two, true, 0],
  ])('%s', (_, deployments, hearsOfIncidents, expected) => {
    const { changeFailure, rework } = figuresOf30(
      deployments,
      hearsOfIncidents,
    );
    expect(changeFailure.noData === undefined).toBe(expected !== undefined);
    expect(changeFailure.value).toBe(
      expected === undefined ? undefined : expected / deployments.length,
    );
    expect(changeFailure.band === undefined).toBe(expected === undefined);
    expect(rework.value).toBe(hearsOfIncidents ? 0 : undefined);
  });
});

describe('what is asked for', () => {
  const shared = {
    deployments: [
      deployed('d1', day(1), { entityRefs: [refunds, payouts] }),
      deployed('d2', day(3), { entityRefs: [payouts] }),
    ],
    changes: [merged('c1', day(2), { entityRefs: [payouts] })],
    incidents: [incident('i1', day(4), { entityRefs: [payouts, refunds] })],
  };

  it('is one service, where a deployment and an incident are of two', () => {
    const own = history(shared, new Set([refunds]));
    expect(own.deployments.map(({ deployment }) => deployment.id)).toEqual([
      'd1',
    ]);
    expect(own.deployments[0]?.failures).toHaveLength(1);
    expect(own.delivered).toEqual([]);
    expect(own.knowsMerges).toBe(false);
  });

  it('is nothing that lies after now; what ends after it is open', () => {
    const early = deliveryHistory(
      events({
        deployments: [deployed('d1', day(1)), deployed('d2', day(3))],
        changes: [merged('c1', day(3))],
        incidents: [
          incident('i1', day(1), { resolvedAt: day(3) }),
          incident('i2', day(3)),
        ],
      }),
      { policy: defaultDoraPolicy, now: day(2) },
    );
    const { deploymentFrequency, recovery, undeployed } = figuresOf(early, {
      from: day(2) - 30 * dayMs,
      to: day(2),
    });
    expect(deploymentFrequency.count).toBe(1);
    expect(recovery).toMatchObject({ sampleSize: 0, openCount: 1 });
    expect(undeployed.noData).toBe('No source reports what was merged.');
  });

  it('may be learnt late: a return after a window is a failure in it', () => {
    const window = { from: day(1), to: day(4) };
    const before = [
      deployed('d1', day(1), { version: '1' }),
      deployed('d2', day(3), { version: '2' }),
    ];
    const after = [...before, deployed('d3', day(9), { version: '1' })];
    const parts = [before, after].map(
      deployments =>
        figuresOf(history({ deployments }), window).changeFailure.part,
    );
    expect(parts).toEqual([0, 1]);
  });
});
