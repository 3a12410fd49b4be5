import type { Knex } from 'knex';

/** Tables in which nothing may be written when nothing has changed. */
const watched = [
  'fact_documents',
  'results',
  'removed_results',
  'transitions',
  'entities',
] as const;

/**
 * Counts the rows that are inserted, updated or deleted, by table. The database counts them itself, with triggers,
 * so that none is overlooked, however it is written. They cost time: nothing is timed meanwhile.
 */
export class RowCounter {
  constructor(
    private readonly knex: Knex,
    private readonly tables: readonly string[] = watched,
  ) {}

  /** Rows written during the work, by table; tables without any are left out. */
  async during(work: () => Promise<unknown>): Promise<Record<string, number>> {
    await this.#install();
    try {
      await work();
      const rows = await this.knex('bench_writes')
        .select<Array<{ name: string; written: number | string }>>('name')
        .count('* as written')
        .groupBy('name');
      return Object.fromEntries(
        rows.map(({ name, written }) => [name, Number(written)]),
      );
    } finally {
      await this.#remove();
    }
  }

  get #isPostgres() {
    return this.knex.client.config.client === 'pg';
  }

  async #install() {
    await this.knex.schema.createTable('bench_writes', table => {
      table.text('name').notNullable();
    });
    if (this.#isPostgres) {
      await this.knex.raw(`create function bench_write() returns trigger as $$
        begin insert into bench_writes values (tg_table_name); return null; end $$ language plpgsql`);
      for (const table of this.tables) {
        await this.knex
          .raw(`create trigger bench_write after insert or update or delete
          on ${table} for each row execute function bench_write()`);
      }
      return;
    }
    for (const table of this.tables) {
      for (const event of ['insert', 'update', 'delete']) {
        await this.knex
          .raw(`create trigger bench_${table}_${event} after ${event} on ${table}
          begin insert into bench_writes values ('${table}'); end`);
      }
    }
  }

  async #remove() {
    if (this.#isPostgres) {
      await this.knex.raw('drop function bench_write cascade');
    } else {
      for (const table of this.tables) {
        for (const event of ['insert', 'update', 'delete']) {
          await this.knex.raw(`drop trigger bench_${table}_${event}`);
        }
      }
    }
    await this.knex.schema.dropTable('bench_writes');
  }
}
