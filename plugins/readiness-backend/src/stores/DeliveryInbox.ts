/** What a source delivered to its route. */
export interface StoredDelivery {
  id: string;
  source: string;
  receivedAt: number;
  /** Below the route of the source. */
  path: string;
  headers: Record<string, string>;
  body: Buffer;
  /** How often it was read in vain. */
  attempts: number;
}

/** What sources delivered, stored before it is acknowledged. Leases run on the database's clock. */
export interface DeliveryInbox {
  /**
   * Stores a delivery and holds it for whoever is about to read it.
   *
   * @returns its id; `known` for one that came before; `conflict` where something else came under its name
   */
  add(
    delivery: Omit<StoredDelivery, 'id' | 'attempts'> & {
      deliveryId: string;
      digest: string;
    },
    leaseSeconds: number,
  ): Promise<{ id: string } | 'known' | 'conflict'>;
  /** Takes the oldest that wait, of the given sources. One whose lease ran out waits again. */
  claim(options: {
    sources: readonly string[];
    limit: number;
    leaseSeconds: number;
  }): Promise<StoredDelivery[]>;
  /** It was read, in the transaction that keeps what it says. */
  settle(id: string, state: 'kept' | 'ignored', reason?: string): Promise<void>;
  /** It could not be read, or not kept: it waits again, after a pause that grows with the attempts (at most a day). */
  postpone(
    id: string,
    state: 'received' | 'unreadable',
    reason: string,
  ): Promise<void>;
  /** Deletes what was read and is older than `read`, and all that is older than `all`. Returns how many. */
  prune(before: { read: number; all: number }): Promise<number>;
}
