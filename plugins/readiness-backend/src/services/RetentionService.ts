import type { ReadinessStore } from '../stores/ReadinessStore';

/** Deletes what is older than its retention. */
export class RetentionService {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      retention: { historyMs: number; runsMs: number };
      now: () => number;
    },
  ) {}

  async run(): Promise<void> {
    const { store, retention, now } = this.options;
    const at = now();
    await store.history.prune(at - retention.historyMs);
    for (const acts of [store.attestations, store.waivers, store.disputes]) {
      await acts.prune(at - retention.historyMs);
    }
    await store.audit.prune(at - retention.historyMs);
    await store.outbox.prune(at - retention.historyMs);
    await store.entities.prune(at - retention.historyMs);
    await store.collectors.prune(at - retention.runsMs);
  }
}
