/** What somebody is told. */
export interface OutboxMessage {
  /** The same for the same news, so that it is told once however often it is noticed. */
  id: string;
  /** Entity references of people or groups. */
  recipients: string[];
  /** Who is not told, because they did it. */
  except?: string;
  title: string;
  description?: string;
  /** The service that it is about. */
  entityRef: string;
  /** The check of it where one reads more and does something; of several, the first. */
  checkId?: string;
}

/**
 * What leaves the process, written in the transaction that is its reason. At least once, with a stable id. Leases run on
 * the database's clock.
 */
export interface Outbox {
  /** What has an id that is there already, sent or not, is passed over. */
  add(messages: OutboxMessage[], at: number): Promise<void>;
  /** Takes the oldest that wait. One whose lease ran out waits again. */
  claim(options: {
    limit: number;
    leaseSeconds: number;
  }): Promise<OutboxMessage[]>;
  sent(id: string, at: number): Promise<void>;
  /** It waits again, after a pause that grows with the attempts (at most an hour). */
  failed(id: string, error: string): Promise<void>;
  /** Deletes what was added before the given moment. Returns how many. */
  prune(before: number): Promise<number>;
}
