import type { ReadinessStore } from '../stores/ReadinessStore';

/** What was delivered is kept for so long after it was read: for whoever asks what a source said. */
const readDeliveriesMs = 30 * 86_400_000;

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
    const { attestations, waivers, disputes, assessments } = store;
    for (const acts of [attestations, waivers, disputes, assessments]) {
      await acts.prune(at - retention.historyMs);
    }
    await store.audit.prune(at - retention.historyMs);
    await store.outbox.prune(at - retention.historyMs);
    await store.entities.prune(at - retention.historyMs);
    await store.delivery.prune(at - retention.historyMs);
    await store.receivedEvents.prune(at - retention.historyMs);
    await store.inbox.prune({
      read: at - readDeliveriesMs,
      all: at - retention.historyMs,
    });
    await store.collectors.prune(at - retention.runsMs);
  }
}
