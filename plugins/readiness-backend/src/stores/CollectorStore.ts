export interface CollectionRun {
  id: string;
  collectorId: string;
  /** Set for a run over one entity; absent for a run over all or some. */
  entityRef?: string;
  /** Set for a run over some entities. */
  isPartial?: true;
  /** Set for a run over all: it looked at the entities as of this revision, or later. */
  entitiesRevision?: number;
  startedAt: number;
  endedAt?: number;
  covered: number;
  failed: number;
  /** Facts that changed. */
  changed: number;
  error?: string;
  /** Set for a push: who pushed, a token's subject or a person's reference. */
  pushedBy?: string;
}

export interface LastRuns {
  /** The newest that has ended. */
  ended?: CollectionRun;
  /** Set while one runs, or when the replica that ran it died. */
  runningSince?: number;
}

export interface CollectorState {
  collectorId: string;
  /** Start of the last run over all that ended without an error of its own. */
  coveredAt?: number;
  /** Error of the last run over all, if it had one. */
  error?: string;
  /** Entities written after this revision have not been looked at; absent before the first run over all. */
  entitiesRevision?: number;
  /** Names of facts that have been found stale for the whole collector since `coveredAt`. */
  staleFacts: string[];
}

/** Collection runs, and through them the freshness of facts. */
export interface CollectorStore {
  startRun(
    run: Pick<
      CollectionRun,
      'id' | 'collectorId' | 'entityRef' | 'isPartial' | 'startedAt'
    >,
  ): Promise<void>;
  /**
   * Ends a run. A run over all without an error of its own moves the collector's `coveredAt` to the run's start and
   * clears its stale facts; entities that failed in it keep their earlier coverage with the error (written only
   * where that says something new), those that failed before and not now lose theirs. A run over all with an error
   * sets the collector's error, and moves or fails only the entities that it got to. A run over some or one moves or
   * fails these alone.
   *
   * @param covered - entities that the run covered; not needed where it speaks for all, or for the one
   * @param observedAt - when the source was asked, by entity, where the collector says so: they are covered from then,
   * until a run says something else. Written only where it is new
   */
  finishRun(
    run: CollectionRun & { endedAt: number },
    failures: ReadonlyMap<string, string>,
    covered?: readonly string[],
    observedAt?: ReadonlyMap<string, number>,
  ): Promise<void>;
  /**
   * Holds a collector until the transaction ends, before its facts: pushes of one source are written one after the
   * other.
   */
  lock(collectorId: string): Promise<void>;
  /**
   * Writes the run of a push, under its id also again with what came since, and makes it the newest run of the
   * collector. Entities are covered from the moment at which they were observed, unless they were later, too.
   *
   * @param observedAt - by entity
   */
  recordPush(
    run: CollectionRun & { endedAt: number },
    observedAt: ReadonlyMap<string, number>,
  ): Promise<void>;
  /**
   * Notes what was wrong with what was pushed about entities, until something is right. What is known of them stays.
   *
   * @param found - `refusals`: what was wrong, by entity
   */
  recordRefusals(
    collectorId: string,
    found: { refusals: ReadonlyMap<string, string>; at: number },
  ): Promise<void>;
  /** Entities that failed when last looked at, with the error, by collector. */
  failuresOf(collectorIds: string[]): Promise<Map<string, Map<string, string>>>;
  /** When the source was asked, by entity, as far as the collector said so. */
  observations(collectorId: string): Promise<Map<string, number>>;
  /** The newest moment at which one of their entities stands apart as covered: what was pushed last and kept. */
  newestCoverage(collectorIds: string[]): Promise<Map<string, number>>;
  states(): Promise<CollectorState[]>;
  setStaleFacts(collectorId: string, factNames: string[]): Promise<void>;
  /** Moves a collector's `entitiesRevision` forward. */
  setEntitiesRevision(collectorId: string, revision: number): Promise<void>;
  /** The newest runs over all, by collector. */
  lastRuns(): Promise<Map<string, LastRuns>>;
  /**
   * Removes collectors with their coverage and documents that no caller has named since the given moment. Returns the
   * entities that had any.
   */
  retain(
    installed: string[],
    options: { at: number; absentBefore: number },
  ): Promise<string[]>;
  /** Deletes runs that ended before the given moment, keeping each collector's last. Returns how many. */
  prune(before: number): Promise<number>;
}
