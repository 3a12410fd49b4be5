import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { ReadModel } from '../readModel/ReadModel';
import { absencesIn } from './absencesIn';

/** Synchronisations in a row without something, until it counts as missing. */
const missesNeeded = 2;

/**
 * What is missing from the catalog, and what may only not be there yet: it processes its entities one by one, so a
 * component may be there before its owner.
 */
export class CatalogAbsences {
  constructor(
    private readonly options: { store: ReadinessStore; readModel: ReadModel },
  ) {}

  /** What counts as missing. */
  async confirmed(): Promise<Set<string>> {
    const misses = await this.options.store.absences.all();
    return new Set(
      [...misses.keys()].filter(key => (misses.get(key) ?? 0) >= missesNeeded),
    );
  }

  /**
   * Counts what the synchronisation that has just ended was without.
   *
   * @param sync - `isFilling`: much was new in it, so nothing is taken to be missing; `removed`: references that were
   * removed in it, which have been missed often enough
   * @returns how much is absent and does not count as missing yet
   */
  async note(sync: {
    isFilling: boolean;
    removed: readonly string[];
  }): Promise<number> {
    const { store, readModel } = this.options;
    const absent = absencesIn(await readModel.current());
    const removed = new Set(sync.removed);
    return store.transaction(async tx => {
      const before = await tx.absences.all();
      const changed = new Map<string, number>();
      let waiting = 0;
      for (const absence of absent) {
        const known = before.get(absence) ?? 0;
        const misses = removed.has(absence)
          ? missesNeeded
          : nextMisses(known, sync.isFilling);
        if (misses < missesNeeded) waiting += 1;
        if (misses !== known) changed.set(absence, misses);
      }
      await tx.absences.save(changed);
      await tx.absences.delete(
        [...before.keys()].filter(absence => !absent.has(absence)),
      );
      return waiting;
    });
  }
}

function nextMisses(known: number, isFilling: boolean): number {
  if (known >= missesNeeded) return known;
  return isFilling ? Math.max(known, 1) : known + 1;
}
