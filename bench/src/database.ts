import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knex, type Knex } from 'knex';

/** What to measure on. */
export type DatabaseKind = 'sqlite' | 'postgres';

/** Settings as Backstage makes them: one connection for SQLite, up to ten for PostgreSQL. */
export function connectTo(kind: DatabaseKind, place: string): Knex {
  return kind === 'sqlite'
    ? knex({
        client: 'better-sqlite3',
        connection: { filename: place },
        useNullAsDefault: true,
      })
    : knex({ client: 'pg', connection: place });
}

/** Places for databases: files in a directory, or databases of a server. */
export class DatabasePlaces {
  readonly #directory = mkdtempSync(join(tmpdir(), 'readiness-bench-'));
  #count = 0;

  /** @param server - address of a PostgreSQL server that may be filled */
  constructor(private readonly server: string | undefined) {}

  async create(kind: DatabaseKind): Promise<string> {
    this.#count += 1;
    if (kind === 'sqlite') {
      return join(this.#directory, `bench-${this.#count}.sqlite`);
    }
    if (!this.server) throw new Error('There is no PostgreSQL server');
    const name = `bench_${process.pid}_${this.#count}`;
    const admin = connectTo('postgres', this.server);
    try {
      await admin.raw(`create database ${name}`);
    } finally {
      await admin.destroy();
    }
    const address = new URL(this.server);
    address.pathname = `/${name}`;
    return address.href;
  }

  remove() {
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
