import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { RulesService } from '../definitions/RulesService';
import { factsStaleAt } from './factsStaleAt';

const dueLimit = 10_000;

/**
 * Finds what time alone changed: results whose date has come, and facts of sources that fell silent. Everything
 * else is evaluated when it changes.
 */
export class DueService {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      rules: RulesService;
      now: () => number;
    },
  ) {}

  /** Asks for the evaluation of all that is due. */
  async run(): Promise<void> {
    const { store, rules, now } = this.options;
    const at = now();
    await store.queue.enqueue(await store.results.due(at, dueLimit));
    for (const state of await store.collectors.states()) {
      if (state.coveredAt === undefined) continue;
      const { collectorId, coveredAt } = state;
      const { catalog } = rules.ruleSet;
      const stale = factsStaleAt(catalog, { collectorId, coveredAt }, at);
      // They only ever grow until a run starts afresh.
      if (stale.length === state.staleFacts.length) continue;
      await store.transaction(async tx => {
        await tx.collectors.setStaleFacts(collectorId, stale);
        await tx.queue.enqueue(await tx.facts.entitiesWith(collectorId));
      });
    }
  }
}
