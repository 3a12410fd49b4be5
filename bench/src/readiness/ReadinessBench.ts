import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { applyMigrations } from '@service-readiness/backstage-plugin-readiness-backend/src/database/applyMigrations';
import { DatabaseReadinessStore } from '@service-readiness/backstage-plugin-readiness-backend/src/database/DatabaseReadinessStore';
import { compose } from '@service-readiness/backstage-plugin-readiness-backend/src/compose';
import { readReadinessConfig } from '@service-readiness/backstage-plugin-readiness-backend/src/readinessConfig';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import type { Knex } from 'knex';
import type { Company } from '../company';
import { createDefinitions } from '../company/definitions';
import { createCollectors, type FactOverrides } from './collectors';
import {
  conditionalPermissions,
  noUrls,
  silentAuditor,
  silentLogger,
  visibleHalf,
} from './fakes';

/** The plugin put together as `plugin.ts` does it, on a database of the benchmark, and driven by hand. */
export class ReadinessBench {
  readonly overrides: FactOverrides = new Map();
  readonly store: DatabaseReadinessStore;
  readonly collectors: Collector[];
  readonly #services: ReturnType<typeof compose>;
  readonly #definitions: string;

  constructor(readonly company: Company, readonly knex: Knex) {
    this.#definitions = writeDefinitions(company);
    this.store = DatabaseReadinessStore.create(knex);
    this.collectors = createCollectors(company, this.overrides);
    this.#services = compose({
      auditor: silentAuditor(),
      auth: mockServices.auth(),
      catalog: visibleHalf(company),
      logger: silentLogger,
      permissions: conditionalPermissions(),
      urlReader: noUrls,
      userInfo: mockServices.userInfo(),
      config: readReadinessConfig(
        mockServices.rootConfig({
          data: {
            readiness: {
              library: false,
              definitions: [{ type: 'file', target: this.#definitions }],
            },
          },
        }),
      ),
      store: this.store,
      library: [],
      added: this.collectors,
      now: Date.now,
    });
  }

  /** Creates the tables, and puts the benchmark's rules in force. */
  async prepare(): Promise<void> {
    await applyMigrations(this.knex);
    await this.#services.rules.reload();
    const [problem] = this.#services.rules.problems;
    if (problem) {
      throw new Error(`The rules have a mistake: ${JSON.stringify(problem)}`);
    }
  }

  get collection() {
    return this.#services.collection;
  }

  get handlers() {
    return this.#services.handlers;
  }

  get rules() {
    return this.#services.rules;
  }

  /** What every service has delivered, in memory. */
  get deliveries() {
    return this.#services.deliveryFigures.model;
  }

  /** Evaluates everything that is queued. Returns how many entities that were. */
  drain(): Promise<number> {
    return this.#services.worker.drain();
  }

  /** A round of all collectors. */
  async collectAll(): Promise<void> {
    const { signal } = new AbortController();
    for (const collector of this.collectors) {
      await this.collection.runOverAll(collector, signal);
    }
  }

  /** Throws away what evaluation has written, so that it can be measured again. */
  async forgetResults(): Promise<void> {
    await this.knex('transitions').delete();
    await this.knex('results').delete();
    if (this.#isPostgres) await this.knex.raw('vacuum results');
  }

  /** Has the database look at what it holds, as autovacuum would within a minute. */
  async analyze(): Promise<void> {
    if (this.#isPostgres) await this.knex.raw('vacuum analyze');
  }

  get #isPostgres(): boolean {
    return this.knex.client.config.client === 'pg';
  }

  async close(): Promise<void> {
    rmSync(this.#definitions, { recursive: true, force: true });
    await this.knex.destroy();
  }
}

function writeDefinitions(company: Company): string {
  const directory = mkdtempSync(join(tmpdir(), 'readiness-bench-rules-'));
  for (const { source, text } of createDefinitions(company.checks)) {
    writeFileSync(join(directory, source), text);
  }
  return directory;
}
