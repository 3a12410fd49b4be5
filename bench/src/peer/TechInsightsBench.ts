import { performance } from 'node:perf_hooks';
import type { Knex } from 'knex';
import type { Company } from '../company';
import { serviceAddress } from '../company/entities';
import { requestAll } from '../measure/requests';
import { startHost, type Host } from '../readiness/startHost';
import type { CheckOutcome } from './outcomes';
import { techInsightsConfig, techInsightsFeatures } from './techInsights';

/** Its answer to a run over all entities, as far as it matters here. */
type BulkAnswer = Array<{
  entity: string;
  error?: unknown;
  results: Array<{ check: { id: string }; result: boolean }>;
}>;

const post = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Tech Insights in a backend of its own, with the benchmark's company. */
export class TechInsightsBench {
  private constructor(
    private readonly knex: Knex,
    private readonly host: Host,
  ) {}

  /** Starts it, and has its own retrievers bring in the facts. */
  static async start(company: Company, knex: Knex): Promise<TechInsightsBench> {
    const host = await startHost({
      ...{ pluginId: 'tech-insights', company, knex },
      config: techInsightsConfig(company),
      features: techInsightsFeatures(company),
    });
    for (const { id } of company.sources) await host.scheduler.run(id);
    if (knex.client.config.client === 'pg') await knex.raw('vacuum analyze');
    return new TechInsightsBench(knex, host);
  }

  /**
   * Its run of all checks for all entities. The time ends when the answer begins to arrive: everything is
   * evaluated then, and reading the answer is not its work.
   */
  async runAll(): Promise<{ ms: number; outcomes: CheckOutcome[] }> {
    const start = performance.now();
    const response = await fetch(
      `${this.host.url}/checks/run`,
      post({ entities: [] }),
    );
    const ms = performance.now() - start;
    const answer = (await response.json()) as BulkAnswer;
    if (!response.ok || answer.some(({ error }) => error)) {
      throw new Error(`Tech Insights: ${JSON.stringify(answer).slice(0, 500)}`);
    }
    const outcomes = answer.flatMap(({ entity, results }) =>
      results.map(
        ({ check, result }): CheckOutcome => ({
          entityRef: entity,
          checkId: check.id,
          outcome: result ? 'pass' : 'fail',
        }),
      ),
    );
    return { ms, outcomes };
  }

  /** What its card asks for when somebody opens a service's page. */
  async openPages(services: readonly number[]): Promise<number[]> {
    const urls = services.map(i => {
      const { kind, namespace, name } = serviceAddress(i);
      return `${this.host.url}/checks/run/${namespace}/${kind}/${name}`;
    });
    return requestAll(urls, post({}));
  }

  async stop(): Promise<void> {
    await this.host.stop();
    await this.knex.destroy();
  }
}
