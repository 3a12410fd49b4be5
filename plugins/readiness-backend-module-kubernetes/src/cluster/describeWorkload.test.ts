import { describeWorkload, type Surroundings } from './describeWorkload';
import {
  autoscalerSchema,
  budgetSchema,
  limitRangeSchema,
  workloadSchema,
} from './objects';
import type { WorkloadKind } from './Workload';

const metadata = { name: 'web', namespace: 'shop' };

const describing = (
  spec: object = {},
  around: Partial<Surroundings> = {},
  kind: WorkloadKind = 'Deployment',
) =>
  describeWorkload(
    kind,
    workloadSchema.parse({
      metadata,
      spec: {
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [{ name: 'web' }] },
        },
        ...spec,
      },
    }),
    { budgets: [], autoscalers: [], limitRanges: [], ...around },
  );

const containers = (...all: object[]) => ({
  template: { spec: { containers: all } },
});

const autoscaler = (more: object = {}) =>
  autoscalerSchema.parse({
    metadata,
    spec: {
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: 'web',
      },
      minReplicas: 2,
      maxReplicas: 5,
      ...more,
    },
  });

const budget = (more: object = { minAvailable: 1 }) =>
  budgetSchema.parse({
    metadata,
    spec: { selector: { matchLabels: { app: 'web' } }, ...more },
  });

describe('describeWorkload', () => {
  it.each([
    ['as many copies as it says', { replicas: 3 }, [], 3],
    ['one copy, when it says nothing', {}, [], 1],
    ['what its autoscaler keeps', { replicas: 4 }, [autoscaler()], 2],
    [
      "an autoscaler's own default",
      { replicas: 4 },
      [autoscaler({ minReplicas: undefined })],
      1,
    ],
    [
      'nothing of the autoscaler of another',
      { replicas: 4 },
      [autoscaler({ scaleTargetRef: { kind: 'StatefulSet', name: 'web' } })],
      4,
    ],
  ])('has %s', (_, spec, autoscalers, replicas) => {
    expect(describing(spec, { autoscalers }).replicas).toBe(replicas);
  });

  it('counts the copies of a DaemonSet by what is scheduled', () => {
    const object = workloadSchema.parse({
      metadata,
      spec: {},
      status: { desiredNumberScheduled: 4 },
    });
    const around = { budgets: [], autoscalers: [], limitRanges: [] };
    const described = describeWorkload('DaemonSet', object, around);
    expect(described).toMatchObject({ replicas: 4, isOff: false });
    expect(described).not.toHaveProperty('disruptionBudget');
    expect(described).not.toHaveProperty('autoscaling');
  });

  it.each([
    [0, true],
    [1, false],
    [undefined, false],
  ])('with %s replicas is off: %s', (replicas, isOff) => {
    expect(describing({ replicas }).isOff).toBe(isOff);
  });

  it('has probes when the container that listens has them', () => {
    const probe = { httpGet: { path: '/' } };
    expect(
      describing(
        containers(
          { name: 'proxy' },
          {
            name: 'web',
            ports: [{ containerPort: 80 }],
            livenessProbe: probe,
          },
        ),
      ),
    ).toMatchObject({ livenessProbe: true, readinessProbe: false });
  });

  it.each([
    ['says nothing', {}, false, false],
    [
      'says all',
      { requests: { cpu: 1, memory: '1Gi' }, limits: { memory: '1Gi' } },
      true,
      true,
    ],
    [
      'has limits alone, which are requests too',
      { limits: { cpu: '1', memory: '1Gi' } },
      true,
      true,
    ],
    [
      'forgets the processor',
      { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } },
      false,
      true,
    ],
    [
      'limits the processor alone',
      { requests: { memory: '1Gi' }, limits: { cpu: '1' } },
      true,
      false,
    ],
  ])(
    'looks at requests and limits of every container: one %s',
    (_, resources, resourceRequests, resourceLimits) => {
      const full = { limits: { cpu: '1', memory: '1Gi' } };
      expect(
        describing(containers({ resources: full }, { resources })),
      ).toMatchObject({ resourceRequests, resourceLimits });
    },
  );

  it('counts the defaults of its namespace: a Deployment without limits may have them', () => {
    const limitRanges = [
      limitRangeSchema.parse({
        metadata,
        spec: {
          limits: [
            {
              type: 'Container',
              default: { memory: '1Gi' },
              defaultRequest: { cpu: '1' },
            },
          ],
        },
      }),
    ];
    expect(describing({}, { limitRanges })).toMatchObject({
      resourceRequests: true,
      resourceLimits: true,
    });
  });

  it('says nothing of containers that it does not see', () => {
    const described = describing({ template: undefined });
    expect(described).not.toHaveProperty('livenessProbe');
    expect(described).not.toHaveProperty('resourceLimits');
  });

  it.each([
    ['that keeps one', budget(), true],
    ['that lets one go', budget({ maxUnavailable: 1 }), true],
    ['with nothing but a selector', budget({}), true],
    ['that lets all go', budget({ maxUnavailable: '100%' }), false],
    ['that keeps none', budget({ minAvailable: 0 }), false],
    ['of others', budget({ selector: { matchLabels: { app: 'x' } } }), false],
    ['that selects nothing', budget({ selector: null }), false],
    ['of the whole namespace', budget({ selector: {} }), true],
  ])('knows a budget %s: %s', (_, one, expected) => {
    expect(describing({}, { budgets: [one] }).disruptionBudget).toBe(expected);
  });

  it.each([
    ['that can add copies', autoscaler(), true],
    ['that cannot', autoscaler({ maxReplicas: 2 }), false],
  ])('knows an autoscaler %s: %s', (_, one, expected) => {
    expect(describing({}, { autoscalers: [one] }).autoscaling).toBe(expected);
  });

  it.each<[WorkloadKind, object, boolean | undefined]>([
    ['Deployment', {}, true],
    ['Deployment', { strategy: { type: 'RollingUpdate' } }, true],
    ['Deployment', { strategy: { type: 'Recreate' } }, false],
    [
      'Deployment',
      {
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxUnavailable: '100%' },
        },
      },
      false,
    ],
    ['StatefulSet', { updateStrategy: { type: 'RollingUpdate' } }, true],
    ['StatefulSet', { updateStrategy: { type: 'OnDelete' } }, undefined],
    ['Rollout', { strategy: { canary: {} } }, true],
  ])('%s with %j rolls: %s', (kind, spec, expected) => {
    expect(describing(spec, {}, kind).rollingUpdates).toBe(expected);
  });

  it.each<[WorkloadKind, object, boolean]>([
    ['Rollout', { strategy: { canary: { steps: [] } } }, true],
    ['Rollout', { strategy: { blueGreen: {} } }, true],
    ['Rollout', {}, false],
    ['Deployment', {}, false],
  ])('%s with %j is progressive: %s', (kind, spec, expected) => {
    expect(describing(spec, {}, kind).progressive).toBe(expected);
  });
});
