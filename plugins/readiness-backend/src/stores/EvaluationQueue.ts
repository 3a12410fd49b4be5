export interface QueueItem {
  entityRef: string;
  /** Counts the requests; a request that comes in during an evaluation leads to another one. */
  requests: number;
}

export interface QueueLease {
  token: string;
  items: QueueItem[];
}

/** Entities to evaluate, one row each. Leases run on the database's clock. */
export interface EvaluationQueue {
  /** Asks for an evaluation. Asking twice before it starts is asking once. */
  enqueue(entityRefs: string[]): Promise<void>;
  /** Asks for an evaluation of every living entity. Returns how many. */
  enqueueAll(): Promise<number>;
  /** Takes the oldest free items, of all or of the given. An item whose lease ran out is free again. */
  claim(options: {
    limit: number;
    leaseSeconds: number;
    entityRefs?: string[];
  }): Promise<QueueLease>;
  /**
   * In the transaction that writes the results: which of the items are still held by this lease. Those are
   * locked; the others belong to somebody else now and must not be written.
   */
  stillHeld(lease: QueueLease): Promise<QueueItem[]>;
  /** Removes items, except those asked for again since they were claimed: these are freed. */
  complete(lease: QueueLease, items: QueueItem[]): Promise<void>;
  /** Frees items after an error, to be tried again after a pause that grows with the attempts (at most an hour). */
  fail(lease: QueueLease, entityRefs: string[], error: string): Promise<void>;
  isQueued(entityRef: string): Promise<boolean>;
  depth(): Promise<{ depth: number; oldestAt?: number }>;
}
