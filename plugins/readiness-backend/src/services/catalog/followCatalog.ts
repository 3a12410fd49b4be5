import { setTimeout as sleep } from 'node:timers/promises';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import type { CollectionService } from '../collection/CollectionService';
import type { CatalogSynchroniser } from './CatalogSynchroniser';

/** Until the catalog is looked at again that does not rest yet. */
const usualPausesMs = [5_000, 10_000, 20_000];

/**
 * Synchronises with the catalog and collects from it, and looks again soon while it is empty, is being filled, or was
 * for the first time without something: whether that is missing must not take until the next round of the schedule.
 */
export async function followCatalog(options: {
  collector: Collector;
  collection: CollectionService;
  synchroniser: CatalogSynchroniser;
  signal: AbortSignal;
  isHeld: () => boolean;
  /** Called once, when the first entities have come. */
  onFirst: () => Promise<void>;
  pausesMs?: readonly number[];
}): Promise<void> {
  const { collector, collection, synchroniser, signal, isHeld } = options;
  for (const pauseMs of [0, ...(options.pausesMs ?? usualPausesMs)]) {
    try {
      await sleep(pauseMs, undefined, { signal });
    } catch {
      // The replica stops, or the time is up.
      return;
    }
    let isFirst = false;
    let rests = true;
    const prepare = async () => {
      const report = await synchroniser.run(signal);
      isFirst = report.wasEmpty && report.changed > 0;
      rests = report.seen > 0 && !report.isFilling && report.waiting === 0;
    };
    await collection.runOverAll(collector, signal, { prepare, isHeld });
    if (isFirst) await options.onFirst();
    if (rests) return;
  }
}
