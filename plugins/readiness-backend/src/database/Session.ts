import { isError } from '@backstage/errors';
import type { Knex } from 'knex';

/** SQL with the values of its question marks, to be spread into `raw` and `whereRaw`. */
export type Fragment = [sql: string, bindings: Knex.RawBinding[]];

/** PostgreSQL gave up one of two transactions that waited for each other, or that could not be put in an order. */
const retriedErrorCodes = new Set(['40P01', '40001']);
const maxAttempts = 3;

function isRetried(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    retriedErrorCodes.has(String(error.code))
  );
}

/** Rows of `revisions`: what is numbered apart, so that a stream of events does not hold up evaluations. */
const revisionRows = { state: 1, delivery: 2 } as const;
export type RevisionOf = keyof typeof revisionRows;

/** A connection or a transaction, and what differs between PostgreSQL and SQLite. */
export class Session {
  readonly isPostgres: boolean;
  readonly #revisions = new Map<RevisionOf, Promise<number>>();

  constructor(readonly knex: Knex | Knex.Transaction) {
    this.isPostgres = knex.client.config.client.includes('pg');
  }

  get isTransaction(): boolean {
    return this.knex.isTransaction === true;
  }

  /** Runs the work in this transaction, or else in a new one. */
  async write<T>(work: (session: Session) => Promise<T>): Promise<T> {
    if (this.isTransaction) {
      return work(this);
    }
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.knex.transaction(trx => work(new Session(trx)));
      } catch (error) {
        if (attempt === maxAttempts || !isRetried(error)) {
          throw error;
        }
      }
    }
  }

  /**
   * The number for what this transaction writes to entities and results, or to events of delivery. The first call locks
   * the number until the transaction ends, so transactions commit in the order of their numbers; take it after all
   * other locks.
   */
  nextRevision(of: RevisionOf = 'state'): Promise<number> {
    if (!this.isTransaction) {
      throw new Error('A revision belongs to a transaction');
    }
    let revision = this.#revisions.get(of);
    if (!revision) {
      revision = this.#takeRevision(of);
      this.#revisions.set(of, revision);
    }
    return revision;
  }

  async #takeRevision(of: RevisionOf): Promise<number> {
    const [row] = await this.select<{ value: string | number }>(
      'update revisions set value = value + 1 where id = ? returning value',
      [revisionRows[of]],
    );
    if (!row) {
      throw new Error('The table "revisions" has lost its row');
    }
    return Number(row.value);
  }

  /** The number of the last committed write. */
  async revision(of: RevisionOf = 'state'): Promise<number> {
    const [row] = await this.select<{ value: string | number }>(
      'select value from revisions where id = ?',
      [revisionRows[of]],
    );
    return Number(row?.value ?? 0);
  }

  /** The rows that a statement returns. */
  async select<Row>(
    sql: string,
    bindings: readonly Knex.RawBinding[] = [],
  ): Promise<Row[]> {
    const response = await this.#raw(sql, bindings);
    return this.isPostgres ? response.rows : response;
  }

  /** How many rows a statement wrote. */
  async execute(
    sql: string,
    bindings: readonly Knex.RawBinding[] = [],
  ): Promise<number> {
    const response = await this.#raw(sql, bindings);
    return this.isPostgres ? response.rowCount : response.changes;
  }

  /**
   * Knex puts the statement with all its values before what the driver says. Errors come to logs and to whoever sees
   * a collection run: facts of other entities have no place there.
   */
  async #raw(sql: string, bindings: readonly Knex.RawBinding[]) {
    try {
      return await this.knex.raw(sql, bindings);
    } catch (error) {
      const [beginning = ''] = sql.split('?');
      // Not `instanceof`: a native driver's errors may be of another realm.
      if (isError(error) && error.message.startsWith(beginning)) {
        error.message = error.message.split(' - ').pop() ?? 'Unknown error';
      }
      throw error;
    }
  }

  /** The column is one of the values, in one parameter however many there are. */
  anyOf(column: string, values: readonly string[]): Fragment {
    return this.isPostgres
      ? [`${column} = any(?::text[])`, [values as string[]]]
      : [
          `${column} in (select value from json_each(?))`,
          [JSON.stringify(values)],
        ];
  }

  /** Ends a `select … order by` whose rows nobody else may write until the transaction ends. SQLite has one writer. */
  get forUpdate(): string {
    return this.isPostgres ? 'for update' : '';
  }

  /** The database's clock, so that replicas agree on leases, after a number of seconds (itself SQL). Cut to milliseconds, as columns round up. */
  now(plusSeconds: string = '0'): string {
    return this.isPostgres
      ? `date_trunc('milliseconds', statement_timestamp() + (${plusSeconds}) * interval '1 second')`
      : `strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+' || (${plusSeconds}) || ' seconds')`;
  }
}
