/** How a source of events does. */
export interface EventSourceState {
  source: string;
  /** When it was last heard of, to the minute. */
  receivedAt?: number;
  /** Where the next pull begins. */
  watermark?: string;
  /** Start of the last pull that ended well. */
  pulledAt?: number;
  /** Of the last pull, if it failed. */
  error?: string;
}

/** What is known of sources of events. */
export interface EventSourceStore {
  /** By source. */
  states(): Promise<Map<string, EventSourceState>>;
  /** Notes that a source was heard of; once a minute at most. */
  heard(source: string, at: number): Promise<void>;
  /** A pull ended well. */
  pulled(source: string, startedAt: number, watermark: string): Promise<void>;
  /** A pull failed; the next begins where this one began. */
  failed(source: string, startedAt: number, error: string): Promise<void>;
}
