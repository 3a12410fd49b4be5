import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { Company } from './Company';
import {
  entityRowMapper,
  type EntityRow,
  type EntityRowOptions,
} from './EntityRow';

type EntityChange = Awaited<
  ReturnType<ReadinessStore['entities']['changedSince']>
>[number];
type RowChange =
  | { removed: true; entityRef: string }
  | { removed: false; row: EntityRow };

/** Entities that are made into rows before others get their turn; some milliseconds. */
const sliceSize = 500;

/**
 * Holds the company in memory and follows the database: before it answers it compares revisions, and reads only
 * the rows that were written since. Every replica has its own.
 */
export class ReadModel {
  readonly #store: ReadinessStore;
  readonly #toRow: ReturnType<typeof entityRowMapper>;
  readonly #company = new Company();
  #revision = -1;
  #running: Promise<unknown> = Promise.resolve();
  #next?: Promise<Company>;

  constructor(options: EntityRowOptions & { store: ReadinessStore }) {
    this.#store = options.store;
    this.#toRow = entityRowMapper(options);
  }

  /**
   * The company as of the last write that was committed before the call. Callers who come while a refresh runs
   * share the next one: the running one may have started before their own write.
   */
  current(): Promise<Company> {
    this.#next ??= this.#running.then(() => {
      const refresh = this.#catchUp();
      this.#next = undefined;
      this.#running = refresh.catch(() => undefined);
      return refresh;
    });
    return this.#next;
  }

  async #catchUp(): Promise<Company> {
    const since = this.#revision;
    const revision = await this.#store.revision();
    if (revision === since) return this.#company;
    const [entities, results] = await Promise.all([
      this.#store.entities.changedSince(since).then(all => this.#toRows(all)),
      this.#store.results.changedSince(since),
    ]);
    // From here to the end without a pause: nobody sees half of a revision.
    for (const change of entities) {
      if (change.removed) this.#company.removeEntity(change.entityRef);
      else this.#company.putEntity(change.row);
    }
    for (const change of results) {
      if (change.removed) {
        this.#company.removeResult(change.entityRef, change.scorecardId);
      } else this.#company.putResult(change.summary);
    }
    // Rows of later revisions may have been read too; reading them again does no harm.
    this.#revision = revision;
    return this.#company;
  }

  /** In slices, and other work gets its turn between them: a first load makes some 20,000 rows. */
  async #toRows(changes: readonly EntityChange[]): Promise<RowChange[]> {
    const rows: RowChange[] = [];
    for (let at = 0; at < changes.length; at += sliceSize) {
      if (at > 0) await nextTurn();
      for (const change of changes.slice(at, at + sliceSize)) {
        rows.push(
          change.removed
            ? { removed: true, entityRef: change.entityRef }
            : { removed: false, row: this.#toRow(change.stored) },
        );
      }
    }
    return rows;
  }
}
