import type { ScorecardResult } from '@service-readiness/backstage-plugin-readiness-common';

/** The last change of an entity's level on a scorecard. */
export interface LevelMove {
  from: number;
  to: number;
  at: number;
  byRule: boolean;
}

export interface StoredResult {
  entityRef: string;
  result: ScorecardResult;
  /** When an outcome or the level last changed. */
  changedAt: number;
  /** The first evaluation: a baseline, not a change. */
  baseline: { at: number; level: number };
  moved?: LevelMove;
}

/**
 * What lists and roll-ups need of a result, compact enough to be held in memory for every entity: the document
 * is not decoded into an object per check.
 */
export interface ResultSummary {
  entityRef: string;
  scorecardId: string;
  fingerprint: string;
  level: number;
  verifiedLevel: number;
  /** The level without waivers. */
  earnedLevel: number;
  unverifiedSince?: number;
  /** The ids of the scorecard's checks; one shared array for all results of a fingerprint. */
  checkIds: readonly string[];
  /** One letter per check id, in that order: p(ass), f(ail), u(nknown), n(ot applicable); F and U are waived. */
  outcomes: string;
  /** How many checks are waived. */
  waived: number;
  changedAt: number;
  moved?: LevelMove;
}

/** One document per (entity, scorecard). */
export interface ResultStore {
  get(entityRefs: string[]): Promise<Map<string, StoredResult[]>>;
  save(results: StoredResult[]): Promise<void>;
  delete(scorecardId: string, entityRefs: string[]): Promise<void>;
  /** References of entities with a result that time alone may have changed by the given moment. */
  due(at: number, limit: number): Promise<string[]>;
  /** Results written or deleted after the given revision, in the order of their revisions, for the read model. */
  changedSince(revision: number): Promise<
    Array<
      | { revision: number; removed: false; summary: ResultSummary }
      | {
          revision: number;
          removed: true;
          entityRef: string;
          scorecardId: string;
        }
    >
  >;
}
