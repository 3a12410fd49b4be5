import type {
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import { knex, type Knex } from 'knex';
import { DatabaseReadinessStore } from '../database/DatabaseReadinessStore';
import type { DefinitionText } from '../services/definitions/readDirectory';
import { RulesService } from '../services/definitions/RulesService';
import { EvaluationService } from '../services/evaluation/EvaluationService';
import { EvaluationWorker } from '../services/evaluation/EvaluationWorker';
import type { ReadinessStore } from '../stores/ReadinessStore';

/** What a test tells the process that it is going to kill. */
export interface EvaluationJob {
  connection: Knex.PgConnectionConfig | string;
  library: DefinitionText[];
  collectors: Array<Pick<Collector, 'id' | 'title' | 'facts'>>;
  now: number;
  /** Batches that are committed; the one after that is written, and hangs before its end. */
  committed: number;
}

const silent = { warn() {}, info() {}, debug() {}, error() {} };
const logger: LoggerService = { ...silent, child: () => logger };

/** A worker of its own in a process of its own. It says when a batch is written and not committed. */
async function evaluate(job: EvaluationJob) {
  const database = knex({ client: 'pg', connection: job.connection });
  const store = hangingAfter(
    DatabaseReadinessStore.create(database),
    job.committed,
  );
  const rules = new RulesService({
    ...{ store, logger, library: job.library, sources: [] },
    // Neither is asked for anything: there are no sources, and nothing is collected.
    urlReader: {} as UrlReaderService,
    collectors: job.collectors as Collector[],
    now: () => job.now,
  });
  const evaluation = new EvaluationService({
    rules,
    tier: { path: 'metadata.labels.tier', fallback: 3 },
    now: () => job.now,
  });
  const worker = new EvaluationWorker({ store, evaluation, rules, logger });
  while ((await worker.work()) > 0);
  throw new Error('It ended before it was killed');
}

function hangingAfter(store: ReadinessStore, committed: number) {
  let transactions = 0;
  const { transaction } = store;
  store.transaction = work =>
    transaction.call(store, async tx => {
      const done = await work(tx);
      if (transactions++ < committed) return done;
      process.send?.('written');
      return new Promise(() => {});
    }) as ReturnType<typeof work>;
  return store;
}

process.once('message', (job: EvaluationJob) => {
  evaluate(job).catch(error => {
    process.send?.(String(error));
    process.exit(1);
  });
});
