import type { Entity } from '@backstage/catalog-model';

export interface StoredEntity {
  entityRef: string;
  uid: string;
  entity: Entity;
}

export interface EntityFingerprint {
  entityRef: string;
  fingerprint: string;
  /** How many catalog synchronisations in a row did not list it. */
  misses: number;
}

/** The catalog as it was last seen. */
export interface EntityStore {
  /** Living entities, without their documents: all, or those of the given. */
  fingerprints(entityRefs?: string[]): Promise<EntityFingerprint[]>;
  /** Inserts or replaces; an entity that comes back loses its tombstone and its misses. */
  save(
    entities: Array<StoredEntity & { fingerprint: string }>,
    at: number,
  ): Promise<void>;
  setMisses(entityRefs: string[], misses: number): Promise<void>;
  /**
   * Leaves a tombstone; facts, coverage, results and queue rows go, history stays.
   */
  remove(entityRefs: string[], at: number): Promise<void>;
  /** Those of the given that are alive, by reference. */
  get(entityRefs: string[]): Promise<Map<string, StoredEntity>>;
  /**
   * As `get`, and holds the rows until the transaction ends, so that two evaluations of one entity cannot
   * overlap. Rows are locked in the order of their references.
   */
  lock(entityRefs: string[]): Promise<Map<string, StoredEntity>>;
  /** Living entities in order of reference, after the given one. */
  page(options: { after?: string; limit: number }): Promise<StoredEntity[]>;
  /** Entities written or removed after the given revision. */
  changedSince(
    revision: number,
  ): Promise<
    Array<
      | { revision: number; removed: false; stored: StoredEntity }
      | { revision: number; removed: true; entityRef: string }
    >
  >;
  /** How many living entities the last synchronisation did not list. */
  countMissing(): Promise<number>;
  /** Deletes tombstones older than the given moment. Returns how many. */
  prune(before: number): Promise<number>;
}
