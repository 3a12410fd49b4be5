import type {
  ActivityList,
  AttestationView,
  CheckRecord,
  CheckView,
  CollectorList,
  DisputeView,
  FactView,
  GroupView,
  History,
  LevelView,
  NextStep,
  ScorecardExplanation,
  ScorecardList,
  ServiceCard,
  ServiceList,
  ServiceSummary,
  Status,
  WaiverView,
} from '@service-readiness/backstage-plugin-readiness-common';

/** The present of every test. */
export const now = Date.parse('2026-11-21T08:00:00.000Z');
const asOf = '2026-11-21T07:48:00.000Z';
export const entityRef = 'component:default/payments';

export const level: LevelView = {
  scorecardId: 'production-readiness',
  level: 3,
  name: 'Proactive',
  highest: 4,
  earned: 3,
  waived: 0,
  heldByUnknownsOnly: false,
  pass: 20,
  fail: 2,
  unknown: 1,
  notApplicable: 1,
};

const ladder = ['Reactive', 'Managed', 'Proactive', 'Optimized'] as const;
const rungs: ScorecardExplanation['rungs'] = ladder.map((name, index) => ({
  level: index + 1,
  name,
  reached: index < 3,
  pass: index === 0 ? 0 : 10 - index,
  fail: index === 3 ? 2 : 0,
  unknown: index === 3 ? 1 : 0,
  notApplicable: 0,
  waived: 0,
}));

export const nextSteps: NextStep[] = [
  {
    checkId: 'progressive-delivery',
    title: 'Progressive delivery',
    outcome: 'fail',
    effort: 'medium',
    text: 'Add a canary stage to the pipeline.',
    attestable: false,
  },
  {
    checkId: 'rollback-rehearsed',
    title: 'Rollback rehearsed',
    outcome: 'unknown',
    effort: 'medium',
    text: 'The delivery collector would answer; it has not run yet.',
    attestable: false,
  },
];

export const card: ServiceCard = {
  entityRef,
  title: 'Payments',
  owner: { ref: 'group:default/checkout', title: 'Checkout', state: 'ok' },
  tier: { value: 1, declared: true },
  example: false,
  pending: false,
  links: [
    { type: 'runbook', title: 'Runbook', url: 'https://example.org/runbook' },
    {
      type: 'dashboard',
      title: 'Golden signals',
      url: 'https://example.org/d',
    },
  ],
  scorecards: [
    {
      id: 'production-readiness',
      title: 'Production readiness',
      level,
      rungs,
      nextLevel: { level: 4, name: 'Optimized' },
      nextSteps,
      evaluatedAt: asOf,
      firstEvaluated: false,
      asOf,
    },
  ],
  may: {
    refresh: true,
    attest: [],
    requestWaiver: false,
    decideWaiver: false,
    dispute: false,
  },
  lapsing: { attestations: 0, waivers: 0 },
  longestWaiverDays: 90,
};

export const facts: FactView[] = [
  {
    name: 'delivery.canaryStages',
    description: 'Stages that see a change before everybody does',
    unit: 'stages',
    type: 'int',
    value: 0,
    collectorId: 'pipelines',
    collectorTitle: 'Pipelines',
    observedAt: asOf,
  },
  {
    name: 'delivery.rollbackRehearsedAt',
    description: 'When a rollback was last rehearsed',
    type: 'string',
    absence: 'notCollectedYet',
    because: 'The pipelines collector has not covered this service yet.',
    collectorId: 'pipelines',
    collectorTitle: 'Pipelines',
  },
  {
    name: 'oncall.escalationLevels',
    description: 'Levels of escalation',
    unit: 'levels',
    type: 'int',
    value: 2,
    absence: 'stale',
    because: 'The last run that covered it is older than a day.',
    collectorId: 'oncall',
    collectorTitle: 'On call',
    observedAt: '2026-11-18T08:00:00.000Z',
    collectorError: 'Service answered 503',
  },
];

export const failingCheck: CheckView = {
  id: 'progressive-delivery',
  title: 'Progressive delivery',
  category: 'Reliability',
  capability: 'velocity',
  effort: 'medium',
  level: 4,
  owner: 'group:default/platform',
  businessOutcome: 'A bad change reaches few customers.',
  why: 'Most incidents start with a change.',
  fix: 'Add a canary stage to the pipeline; see https://example.org/canary.',
  rule: 'facts.delivery.canaryStages >= 1',
  outcome: 'fail',
  because: 'delivery.canaryStages is 0 stages.',
  clauses: [
    {
      text: 'facts.delivery.canaryStages >= 1',
      outcome: 'fail',
      decided: true,
    },
  ],
  facts: [facts[0]!],
  since: '2026-11-19T08:00:00.000Z',
  firstEvaluated: false,
  disputes: [],
};

/** It fails, and is waived. */
export const waivedCheck: CheckView = {
  ...failingCheck,
  id: 'load-tested',
  title: 'Load tested',
  waived: {
    id: '7d2c1b56-4c1e-4c59-9a3c-0d5c7b9f0a11',
    until: '2026-12-03T00:00:00.000Z',
    reason: 'plannedWork',
    requestedBy: 'user:default/ines.halloran',
    decidedBy: 'user:default/yuki.tanabe',
  },
};

/** No source answers, and a person did. */
export const attestedCheck: CheckView = {
  ...failingCheck,
  id: 'cost-estimated',
  title: 'Cost estimated',
  effort: 'small',
  outcome: 'pass',
  because: 'Ines Halloran attested it.',
  facts: [],
  clauses: [],
  attestation: {
    asks: 'What it costs a month is known and somebody watches it.',
    validDays: 180,
    by: ['owner', 'group:default/finance'],
    evidence: 'required',
    decides: true,
    attested: {
      id: '0d5c7b9f-4c1e-4c59-9a3c-7d2c1b560a11',
      by: 'user:default/ines.halloran',
      at: '2026-11-01T08:00:00.000Z',
      until: '2026-12-24T00:00:00.000Z',
      comment: 'Looked at in the monthly review.',
      evidence: 'https://example.org/costs',
    },
  },
};

const passing: CheckView = {
  ...failingCheck,
  id: 'has-runbook',
  title: 'Has a runbook',
  category: 'Operations',
  capability: 'coordination',
  effort: 'small',
  outcome: 'pass',
  because: 'A runbook is linked.',
  clauses: [],
  facts: [],
};

/** Of a check about which nobody did anything. */
export const checkRecord: CheckRecord = {
  ...{ waivers: [], attestations: [], disputes: [], series: [] },
};

export const explanation: ScorecardExplanation = {
  entityRef,
  scorecard: {
    id: 'production-readiness',
    title: 'Production readiness',
    description: 'What a service owes production.',
    owner: 'group:default/platform',
  },
  level,
  rungs,
  nextSteps,
  checks: [
    { ...passing, level: 2 },
    { ...passing, id: 'canary-owner', title: 'Canary has an owner' },
    {
      ...failingCheck,
      id: 'rollback-rehearsed',
      title: 'Rollback rehearsed',
      outcome: 'unknown',
      because: 'delivery.rollbackRehearsedAt was not collected yet.',
      clauses: [],
      facts: [facts[1]!],
    },
    failingCheck,
  ],
  example: false,
  pending: false,
};

export const history: History = {
  items: [
    {
      id: '2',
      scorecardId: 'production-readiness',
      kind: 'level',
      from: '4',
      to: '3',
      cause: 'fact',
      text: 'Lost Optimized: delivery.canaryStages went from 1 to 0.',
      effectiveAt: '2026-11-19T08:00:00.000Z',
      noticedAt: '2026-11-19T08:05:00.000Z',
    },
    {
      id: '1',
      scorecardId: 'production-readiness',
      kind: 'baseline',
      to: '4',
      text: 'First evaluation: 4 Optimized.',
      effectiveAt: '2026-10-01T08:00:00.000Z',
      noticedAt: '2026-10-01T08:00:00.000Z',
    },
  ],
};

export const checkHistory: History = {
  items: [
    {
      id: '3',
      scorecardId: 'production-readiness',
      kind: 'check',
      checkId: 'progressive-delivery',
      checkTitle: 'Progressive delivery',
      from: 'pass',
      to: 'fail',
      cause: 'fact',
      text: 'Progressive delivery: pass → fail, delivery.canaryStages went from 1 to 0.',
      effectiveAt: '2026-11-19T08:00:00.000Z',
      noticedAt: '2026-11-19T08:00:00.000Z',
    },
  ],
};

export const service: ServiceSummary = {
  entityRef,
  kind: 'Component',
  namespace: 'default',
  name: 'payments',
  title: 'Payments',
  type: 'service',
  lifecycle: 'production',
  tier: { value: 1, declared: true },
  owner: card.owner,
  level,
  movedTo: { from: 4, to: 3, at: '2026-11-19T08:00:00.000Z', byRule: false },
  nextStep: nextSteps[0],
};

export const unevaluated: ServiceSummary = {
  ...service,
  entityRef: 'component:default/refunds',
  name: 'refunds',
  title: 'Refunds',
  lifecycle: 'experimental',
  tier: { value: 3, declared: false },
  owner: { state: 'none' },
  level: undefined,
  movedTo: undefined,
  nextStep: undefined,
};

export const services: ServiceList = {
  items: [service, unevaluated],
  total: 120,
  nextCursor: 'page-2',
  example: false,
  scorecard: { id: 'production-readiness', title: 'Production readiness' },
  facets: {
    level: [{ value: 3, name: 'Proactive', count: 13 }],
    owner: [{ value: 'group:default/checkout', title: 'Checkout', count: 31 }],
    system: [{ value: 'system:default/shop', title: 'Shop', count: 40 }],
    lifecycle: [{ value: 'production', count: 80 }],
    tier: [{ value: 1, count: 12 }],
  },
};

export const distribution = [
  { level: 1, name: 'Reactive', count: 6 },
  { level: 2, name: 'Managed', count: 20 },
  { level: 3, name: 'Proactive', count: 13 },
  { level: 4, name: 'Optimized', count: 0 },
];

export const scorecards: ScorecardList = {
  example: false,
  items: [
    {
      id: 'production-readiness',
      title: 'Production readiness',
      description: 'What a service owes production.',
      owner: 'group:default/platform',
      source: 'built-in',
      total: 40,
      distribution,
      notEvaluated: 1,
      unverified: 2,
      waived: 0,
      checks: [
        {
          id: 'has-runbook',
          title: 'Has a runbook',
          category: 'Operations',
          capability: 'coordination',
          effort: 'small',
          level: 2,
          pass: 30,
          fail: 9,
          unknown: 0,
          notApplicable: 1,
          waived: 0,
          blocks: 4,
        },
        {
          id: 'progressive-delivery',
          title: 'Progressive delivery',
          category: 'Reliability',
          capability: 'velocity',
          effort: 'medium',
          level: 4,
          pass: 20,
          fail: 15,
          unknown: 5,
          notApplicable: 0,
          waived: 0,
          blocks: 0,
        },
      ],
    },
  ],
  problems: [
    {
      source: 'scorecards/team.yaml',
      path: 'levels[1].checks[0]',
      line: 12,
      message: 'There is no check "has-runbok".',
      mend: 'Did you mean "has-runbook"?',
    },
  ],
  problemFiles: [
    {
      source: 'scorecards/team.yaml',
      inForce: 'earlierVersion',
      since: '2026-11-20T08:12:30.000Z',
    },
  ],
};

export const group: GroupView = {
  entityRef: 'group:default/checkout',
  title: 'Checkout',
  example: false,
  scorecard: { id: 'production-readiness', title: 'Production readiness' },
  total: 40,
  distribution,
  notEvaluated: 1,
  unverified: 2,
  waived: 0,
  groups: 3,
  cycle: [],
};

export const collectors: CollectorList = {
  example: false,
  problems: [],
  items: [
    {
      id: 'pipelines',
      kind: 'pull',
      title: 'Pipelines',
      openDisputes: 0,
      facts: [
        {
          name: 'delivery.canaryStages',
          type: 'int',
          unit: 'stages',
          description: 'Stages that see a change before everybody does',
          validity: 'P1D',
        },
      ],
      state: 'failing',
      lastRun: {
        startedAt: asOf,
        covered: 38,
        failed: 2,
        changed: 5,
        error: 'Two repositories could not be read',
      },
      lastSuccessAt: '2026-11-20T08:00:00.000Z',
      nextRunAt: '2026-11-21T09:00:00.000Z',
      failures: [{ entityRef, error: 'repository not found' }],
    },
  ],
};

export const status: Status = {
  example: false,
  catalog: { state: 'ok', lastSyncAt: asOf, entities: 140, heldRemovals: 0 },
  queue: { depth: 0 },
  problems: [],
};

export const attestation: AttestationView = {
  id: attestedCheck.attestation!.attested!.id,
  entityRef,
  entityTitle: 'Payments',
  checkId: 'cost-estimated',
  checkTitle: 'Cost estimated',
  asks: attestedCheck.attestation!.asks,
  comment: 'Looked at in the monthly review.',
  evidence: 'https://example.org/costs',
  by: 'user:default/ines.halloran',
  at: '2026-11-01T08:00:00.000Z',
  expiresAt: '2026-12-24T00:00:00.000Z',
  state: 'standing',
  lapsing: false,
  may: { withdraw: true },
};

export const waiver: WaiverView = {
  id: '6a1f0f39-1c51-4f1c-9d0a-3f0f4c1f7b10',
  entityRef,
  entityTitle: 'Payments',
  checks: [{ id: 'progressive-delivery', title: 'Progressive delivery' }],
  reason: 'plannedWork',
  explanation: 'Comes with the new pipeline.',
  compensatingMeasure: 'We deploy in the morning.',
  requestedBy: 'user:default/ines.halloran',
  requestedAt: '2026-11-20T08:00:00.000Z',
  until: '2026-12-03T00:00:00.000Z',
  state: 'requested',
  lapsing: false,
  approvers: ['group:default/platform'],
  may: { decide: true, end: false },
};

export const dispute: DisputeView = {
  id: '2b6d6c0e-0c0f-4a0e-8d36-0c0f2b6d6c0e',
  entityRef,
  entityTitle: 'Payments',
  checkId: 'progressive-delivery',
  checkTitle: 'Progressive delivery',
  factName: 'delivery.canaryStages',
  collectorId: 'pipelines',
  collectorTitle: 'Pipelines',
  answerer: 'group:default/platform',
  comment: 'We have two.',
  by: 'user:default/ines.halloran',
  at: '2026-11-20T08:00:00.000Z',
  state: 'open',
  may: { answer: true, withdraw: false },
};

export const activity: ActivityList = {
  items: [
    {
      id: '12',
      at: '2026-11-20T08:00:00.000Z',
      by: 'user:default/ines.halloran',
      action: 'requestWaiver',
      entityRef,
      entityTitle: 'Payments',
      checkIds: ['progressive-delivery'],
      subjectId: waiver.id,
      text: 'Asked for a waiver of Progressive delivery until 2026-12-03 (Payments)',
    },
  ],
  nextCursor: '12',
};
