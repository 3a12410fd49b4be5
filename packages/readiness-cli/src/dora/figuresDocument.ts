import type {
  DoraFigures,
  DoraPolicy,
  DurationFigure,
  Figure,
  PushedEvents,
  RatioFigure,
} from '@service-readiness/backstage-plugin-readiness-common';

/** A figure that has no value has `noData` instead, which says why. */
interface FigureDocument {
  value: number | null;
  unit: 'per week' | 'hours' | 'ratio' | 'changes';
  noData: string | null;
  band: string | null;
  sampleSize: number;
  excluded: ReadonlyArray<{ count: number; reason: string }>;
}

interface DurationDocument extends FigureDocument {
  p75: number | null;
  p95: number | null;
}

interface RatioDocument extends FigureDocument {
  part: number;
  whole: number;
}

/** What `readiness dora --json` prints; docs/delivery/from-git.md describes it. */
export interface FiguresDocument {
  asOf: string;
  window: { from: string; to: string; days: number };
  timeZone: string;
  bands: { id: string; title: string };
  /** Null: all together. */
  entity: string | null;
  events: { deployments: number; changes: number; incidents: number };
  refused: PushedEvents['refused'];
  figures: {
    deploymentFrequency: FigureDocument & { count: number };
    leadTime: DurationDocument & {
      stages: Record<keyof DoraFigures['leadTime']['stages'], DurationDocument>;
    };
    changeFailure: RatioDocument;
    recovery: DurationDocument & { openCount: number };
    rework: RatioDocument;
    undeployed: {
      count: number | null;
      oldestAt: string | null;
      noData: string | null;
    };
    batchSize: DurationDocument;
  };
}

/** Figures as they are written for machines: every key is always there, and null where nothing is known. */
export function figuresDocument(
  figures: DoraFigures,
  about: {
    asOf: number;
    policy: DoraPolicy;
    entity?: string;
    events: FiguresDocument['events'];
    refused: PushedEvents['refused'];
    /** They are of several services: their frequency is a sum, and bands are for one. */
    ofSeveral: boolean;
  },
): FiguresDocument {
  const { asOf, policy, entity, events, refused, ofSeveral } = about;
  const frequency = figure(figures.deploymentFrequency, 'per week');
  const { window, leadTime, undeployed } = figures;
  const { stages } = leadTime;
  return {
    asOf: instant(asOf),
    window: {
      from: instant(window.from),
      to: instant(window.to),
      days: window.days,
    },
    timeZone: policy.timeZone,
    bands: { id: policy.bands.id, title: policy.bands.title },
    entity: entity ?? null,
    events,
    refused,
    figures: {
      deploymentFrequency: {
        ...frequency,
        band: ofSeveral ? null : frequency.band,
        count: figures.deploymentFrequency.count,
      },
      leadTime: {
        ...duration(leadTime, 'hours'),
        stages: {
          coding: duration(stages.coding, 'hours'),
          reviewWait: duration(stages.reviewWait, 'hours'),
          review: duration(stages.review, 'hours'),
          deploy: duration(stages.deploy, 'hours'),
        },
      },
      changeFailure: ratio(figures.changeFailure),
      recovery: {
        ...duration(figures.recovery, 'hours'),
        openCount: figures.recovery.openCount,
      },
      rework: ratio(figures.rework),
      undeployed: {
        count: undeployed.noData === undefined ? undeployed.count : null,
        oldestAt:
          undeployed.oldestAt === undefined
            ? null
            : instant(undeployed.oldestAt),
        noData: undeployed.noData ?? null,
      },
      batchSize: duration(figures.batchSize, 'changes'),
    },
  };
}

function figure(
  { value, noData, band, sampleSize, excluded }: Figure,
  unit: FigureDocument['unit'],
): FigureDocument {
  return {
    value: value ?? null,
    unit,
    noData: noData ?? null,
    band: band ?? null,
    sampleSize,
    excluded,
  };
}

function duration(
  written: DurationFigure,
  unit: 'hours' | 'changes',
): DurationDocument {
  const { p75 = null, p95 = null } = written;
  return { ...figure(written, unit), p75, p95 };
}

function ratio(written: RatioFigure): RatioDocument {
  const { part, whole } = written;
  return { ...figure(written, 'ratio'), part, whole };
}

const instant = (moment: number) => new Date(moment).toISOString();
