import type {
  Band,
  DeliveryEventView,
  DeliveryFigureId,
  DeliveryStageView,
  DeliveryTimeline,
} from '@service-readiness/backstage-plugin-readiness-common';

export type StageName = DeliveryStageView['stage'];
export type DeploymentMark = DeliveryTimeline['deployments'][number];
export type IncidentMark = DeliveryTimeline['incidents'][number];

/** A figure by its name, and in the middle of a sentence. */
export const figureWords: Record<
  DeliveryFigureId,
  { title: string; what: string }
> = {
  deploymentFrequency: {
    title: 'Deployment frequency',
    what: 'the deployment frequency',
  },
  leadTime: { title: 'Change lead time', what: 'the lead time of changes' },
  recovery: {
    title: 'Failed deployment recovery',
    what: 'the recovery time',
  },
  changeFailure: {
    title: 'Change failure rate',
    what: 'the change failure rate',
  },
  rework: {
    title: 'Deployment rework rate',
    what: 'the deployment rework rate',
  },
  batchSize: { title: 'Changes per deployment', what: 'the batch size' },
};

/** The figures that stand on top, in the order in which they are told. */
export const mainFigures = [
  'deploymentFrequency',
  'leadTime',
  'recovery',
  'changeFailure',
  'rework',
] as const satisfies readonly DeliveryFigureId[];

export const bandWords: Record<Band, { word: string; rung: number }> = {
  low: { word: 'Low', rung: 1 },
  medium: { word: 'Medium', rung: 2 },
  high: { word: 'High', rung: 3 },
  elite: { word: 'Elite', rung: 4 },
};

/** A stage of the lead time by name, and what is the case when it is the widest. */
export const stageWords: Record<
  StageName,
  { title: string; from: string; widest(length: string): string }
> = {
  coding: {
    title: 'Coding',
    from: 'first commit to opened',
    widest: length => `Changes are written for ${length}`,
  },
  reviewWait: {
    title: 'Waiting for review',
    from: 'opened to first review',
    widest: length => `Changes wait ${length} for review`,
  },
  review: {
    title: 'Review',
    from: 'first review to merged',
    widest: length => `Changes are in review for ${length}`,
  },
  deploy: {
    title: 'Waiting for production',
    from: 'merged to deployed',
    widest: length => `Merged changes wait ${length} for production`,
  },
};

export const eventKindWords: Record<DeliveryEventView['kind'], string> = {
  deployment: 'Deployment',
  change: 'Change',
  incident: 'Incident',
};

export const deploymentStatusWords: Record<DeploymentMark['status'], string> = {
  running: 'is running',
  success: 'succeeded',
  failure: 'failed',
  cancelled: 'was cancelled',
};
