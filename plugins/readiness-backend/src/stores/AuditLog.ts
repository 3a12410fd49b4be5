import type {
  ActivityAction,
  Questionnaire,
} from '@service-readiness/backstage-plugin-readiness-common';

/** Something that was done. Holds no words of people: these stand with what they are about. */
export interface AuditEntry {
  at: number;
  /** Entity reference. */
  by: string;
  action: ActivityAction;
  entityRef: string;
  checkIds: string[];
  /** Id of the attestation, waiver, dispute or self-assessment. */
  subjectId?: string;
  details: {
    /** Until when it holds. */
    until?: number;
    /** How it ended, or was decided. */
    outcome?: string;
    factName?: string;
    /** What a team answered about itself. */
    questionnaire?: Questionnaire;
    /** What ended with a service that left the catalog. */
    ended?: number;
  };
}

export interface StoredAuditEntry extends AuditEntry {
  /** Increases with time; as a string, because it may exceed a safe integer. */
  id: string;
}

/** Who did what, written in the transaction that did it. Outlives the entity. */
export interface AuditLog {
  append(entries: AuditEntry[]): Promise<void>;
  /** Newest first. */
  list(options: {
    /** About these entities; about all if absent. */
    entityRefs?: string[];
    by?: string;
    action?: ActivityAction;
    from?: number;
    /** The moment excluded. */
    to?: number;
    beforeId?: string;
    limit: number;
  }): Promise<StoredAuditEntry[]>;
  prune(before: number): Promise<number>;
}
