export interface CollectionRun {
  id: string;
  collectorId: string;
  /** Set for a run over one entity; absent for a run over all. */
  entityRef?: string;
  startedAt: number;
  endedAt?: number;
  covered: number;
  failed: number;
  /** Facts that changed. */
  changed: number;
  error?: string;
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
  /** Names of facts that have been found stale for the whole collector since `coveredAt`. */
  staleFacts: string[];
}

/** Collection runs, and through them the freshness of facts. */
export interface CollectorStore {
  startRun(
    run: Pick<CollectionRun, 'id' | 'collectorId' | 'entityRef' | 'startedAt'>,
  ): Promise<void>;
  /**
   * Ends a run. A run over all without an error of its own moves the collector's `coveredAt` to the run's start and
   * clears its stale facts; entities that failed in it keep their earlier coverage with the error (written only
   * where that says something new), those that failed before and not now lose theirs. A run over all with an error
   * sets the collector's error and nothing else. A run over one entity moves or fails that entity alone.
   */
  finishRun(
    run: CollectionRun & { endedAt: number },
    failures: ReadonlyMap<string, string>,
  ): Promise<void>;
  /** Entities that failed when last looked at, with the error, by collector. */
  failuresOf(collectorIds: string[]): Promise<Map<string, Map<string, string>>>;
  states(): Promise<CollectorState[]>;
  setStaleFacts(collectorId: string, factNames: string[]): Promise<void>;
  /** The newest runs over all, by collector. */
  lastRuns(): Promise<Map<string, LastRuns>>;
  /** Removes collectors that are no longer installed with their coverage and documents. Returns the entities that had any. */
  retain(collectorIds: string[]): Promise<string[]>;
  /** Deletes runs that ended before the given moment, keeping each collector's last. Returns how many. */
  prune(before: number): Promise<number>;
}
