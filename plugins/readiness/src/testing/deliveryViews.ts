import type {
  DeliveryEventList,
  DeliveryFigureView,
  DeliverySummary,
  DeliveryView,
  EventSourceList,
  MappingAnswer,
  ReceivedEventList,
} from '@service-readiness/backstage-plugin-readiness-common';
import { entityRef } from './exampleViews';

const day = (at: string) => `${at}T00:00:00.000Z`;

/** Five weeks, of which the third is without data. */
const weeks = (values: Array<number | undefined>) =>
  values.map((value, index) => ({
    from: day(
      ['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'][
        index
      ]!,
    ),
    to: day(
      ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'][
        index
      ]!,
    ),
    value,
  }));

export const deploymentFrequency: DeliveryFigureView = {
  id: 'deploymentFrequency',
  unit: 'perWeek',
  value: 9,
  sampleSize: 39,
  band: 'elite',
  bandLimits: [
    { band: 'elite', label: 'more than 1 a day' },
    { band: 'high', label: 'at least 1 a week' },
    { band: 'medium', label: 'at least 1 in 30 days' },
    { band: 'low', label: 'less' },
  ],
  previous: 6.2,
  trend: 'better',
  excluded: [{ count: 3, reason: 'not in a production environment' }],
  formula: 'Successful production deployments over the days of the window.',
  series: weeks([6, 8, undefined, 9, 12]),
};

const leadTime: DeliveryFigureView = {
  id: 'leadTime',
  unit: 'hours',
  value: 5,
  p75: 21,
  p95: 60,
  sampleSize: 88,
  band: 'high',
  bandLimits: [{ band: 'high', label: 'under 7 days' }],
  previous: 8,
  trend: 'better',
  excluded: [],
  formula: 'Median over changes of first commit to production.',
  series: weeks([8, 7, 6, 5, 4]),
};

const recovery: DeliveryFigureView = {
  id: 'recovery',
  unit: 'hours',
  value: 0.66,
  sampleSize: 2,
  open: 1,
  band: 'elite',
  bandLimits: [{ band: 'elite', label: 'under 1 hour' }],
  previous: 0.5,
  trend: 'worse',
  excluded: [],
  formula: 'Median of incidents, start to resolved.',
  series: weeks([undefined, 0.66, undefined, undefined, undefined]),
};

const changeFailure: DeliveryFigureView = {
  id: 'changeFailure',
  unit: 'ratio',
  value: 2 / 41,
  part: 2,
  whole: 41,
  sampleSize: 41,
  band: 'elite',
  bandLimits: [{ band: 'elite', label: 'up to 15 %' }],
  previous: 2 / 41,
  trend: 'same',
  excluded: [],
  formula: 'Failed production deployments over all that are over.',
  series: weeks([0, 0.1, undefined, 0, 0]),
};

const rework: DeliveryFigureView = {
  id: 'rework',
  unit: 'ratio',
  noData: 'No deployment says whether an incident was its reason.',
  sampleSize: 0,
  bandLimits: [],
  excluded: [],
  formula: 'Unplanned production deployments over all that are over.',
  series: weeks([undefined, undefined, undefined, undefined, undefined]),
};

const batchSize: DeliveryFigureView = {
  id: 'batchSize',
  unit: 'changes',
  value: 2.5,
  sampleSize: 39,
  bandLimits: [],
  excluded: [],
  formula: 'Median of changes in a deployment.',
  series: [],
};

export const delivery: DeliveryView = {
  scope: {
    kind: 'service',
    entityRef,
    title: 'Payments',
    services: 1,
    withEvents: 1,
  },
  window: {
    days: 30,
    from: '2026-10-22T08:00:00.000Z',
    to: '2026-11-21T08:00:00.000Z',
    timeZone: 'UTC',
  },
  bandTable: { id: 'ops-handbook', title: 'Operations handbook' },
  figures: [
    deploymentFrequency,
    leadTime,
    recovery,
    changeFailure,
    rework,
    batchSize,
  ],
  stages: [
    { stage: 'coding', medianHours: 3, p75Hours: 9, sampleSize: 80 },
    { stage: 'reviewWait', medianHours: 21, p75Hours: 30, sampleSize: 71 },
    { stage: 'review', medianHours: 2, sampleSize: 71 },
    { stage: 'deploy', sampleSize: 0 },
  ],
  widestStage: 'reviewWait',
  undeployed: { count: 4, oldestAt: '2026-11-15T08:00:00.000Z' },
  timeline: {
    deployments: [
      {
        source: 'pipelines',
        id: 'd1',
        at: '2026-11-12T08:12:00.000Z',
        status: 'success',
        version: '1.4.2',
        url: 'https://ci.example.org/1',
        changeCount: 3,
      },
      {
        source: 'pipelines',
        id: 'd2',
        at: '2026-11-13T08:12:00.000Z',
        status: 'success',
        failed: 'incident INC-7 began 40 min after it',
        version: '1.4.3',
        url: 'data:text/html,no',
        changeCount: 1,
      },
    ],
    incidents: [
      {
        source: 'pager',
        id: 'INC-7',
        title: 'Payments time out',
        severity: 'SEV2',
        startedAt: '2026-11-13T08:52:00.000Z',
        resolvedAt: '2026-11-13T09:32:00.000Z',
      },
      {
        source: 'pager',
        id: 'INC-9',
        startedAt: '2026-11-20T08:00:00.000Z',
      },
    ],
    truncated: false,
  },
  lastEventAt: '2026-11-21T07:48:00.000Z',
};

export const groupDelivery: DeliveryView = {
  ...delivery,
  scope: {
    kind: 'group',
    entityRef: 'group:default/checkout',
    title: 'Checkout',
    services: 40,
    withEvents: 31,
  },
  timeline: undefined,
  distribution: [
    {
      id: 'deploymentFrequency',
      bands: [
        { band: 'elite', count: 6 },
        { band: 'high', count: 15 },
        { band: 'medium', count: 10 },
        { band: 'low', count: 0 },
      ],
      noData: 9,
      quartiles: [0.5, 2, 9],
    },
  ],
};

export const summary: DeliverySummary = {
  windowDays: 30,
  asOf: '2026-11-21T07:48:00.000Z',
  figures: [
    { id: 'deploymentFrequency', unit: 'perWeek', value: 9, band: 'elite' },
    { id: 'leadTime', unit: 'hours', value: 5, band: 'high' },
    { id: 'changeFailure', unit: 'ratio', value: 0.04, band: 'elite' },
    { id: 'recovery', unit: 'hours' },
  ],
};

export const deliveryEvents: DeliveryEventList = {
  items: [
    {
      kind: 'incident',
      source: 'pager',
      id: 'INC-9',
      entityRefs: [entityRef],
      at: '2026-11-20T08:00:00.000Z',
      receivedAt: '2026-11-20T08:01:00.000Z',
    },
    {
      kind: 'deployment',
      source: 'pipelines',
      id: 'd2',
      entityRefs: [entityRef],
      at: '2026-11-13T08:12:00.000Z',
      title: 'Release',
      version: '1.4.3',
      url: 'https://ci.example.org/2',
      environment: 'production',
      production: true,
      status: 'success',
      receivedAt: '2026-11-13T08:13:00.000Z',
    },
    {
      kind: 'deployment',
      source: 'pipelines',
      id: 'd3',
      entityRefs: [entityRef],
      at: '2026-11-12T08:12:00.000Z',
      version: '1.4.3',
      url: 'data:text/html,no',
      environment: 'staging',
      production: false,
      status: 'failure',
      receivedAt: '2026-11-12T08:13:00.000Z',
    },
  ],
  nextCursor: 'older',
};

export const eventSources: EventSourceList = {
  items: [
    {
      id: 'pipelines',
      title: 'Pipelines',
      type: 'push',
      lastReceivedAt: '2026-11-21T07:48:00.000Z',
      unmapped: 1,
      unreadable: 0,
    },
    {
      id: 'github',
      title: 'GitHub',
      type: 'github',
      path: '/events/github',
      unmapped: 0,
      unreadable: 1,
      error: 'answered 401',
    },
  ],
  mapping: [
    {
      rule: 'repository matches https://github.com/acme/shop-*',
      entities: 'component:default/shop',
    },
    { rule: 'repository is the one of a service', entities: 'that service' },
  ],
};

export const receivedEvents: ReceivedEventList = {
  total: 1,
  items: [
    {
      receivedId: 'r1',
      kind: 'deployment',
      source: 'pipelines',
      id: 'build-77',
      receivedAt: '2026-11-21T07:40:00.000Z',
      state: 'unmapped',
      reason: 'no service has this repository',
      repository: 'https://github.com/acme/unknown',
      environment: 'production',
    },
  ],
};

export const mappingAnswer: MappingAnswer = {
  entityRefs: [entityRef],
  because: 'it is the repository of this service',
  production: true,
};
