import { readFile } from 'node:fs/promises';
import {
  readBounded,
  retryAfterMs,
  SourceLeftAloneError,
  SourceQueue,
} from '@service-readiness/backstage-plugin-readiness-node';
import { Agent, request } from 'undici';
import { z } from 'zod';
import type { ClusterConfig } from './ClusterConfig';

/** Objects of a page: some two megabytes of workloads, read without holding others up. */
const pageSize = 200;
const timeoutMs = 30_000;
const concurrency = 4;
const retries = 2;
const maxBytes = 50_000_000;
/** Pages of one list: more than any cluster holds. */
const mostPages = 5_000;
/** How often a list is begun again because its pages have expired. */
const mostRestarts = 2;

/** A kind of objects, as the API names it. */
export interface Resource {
  /** `apps/v1`, or `v1` for the core. */
  apiVersion: string;
  plural: string;
}

const pageSchema = z.object({
  metadata: z.object({ continue: z.string().optional() }).nullish(),
  items: z.array(z.unknown()),
});

/** One cluster in one round. */
export class ClusterApi {
  private constructor(
    private readonly cluster: ClusterConfig,
    private readonly signal: AbortSignal,
    private readonly agent: Agent,
    private readonly token: string | undefined,
    private readonly queue: SourceQueue,
  ) {}

  /** @throws Error when the files with the account cannot be read. */
  static async open(
    cluster: ClusterConfig,
    signal: AbortSignal,
  ): Promise<ClusterApi> {
    const { caData, caFile, tokenFile, skipTLSVerify } = cluster;
    // Read in every round: accounts of pods have tokens that are replaced within the hour.
    const token = tokenFile
      ? (await readFile(tokenFile, 'utf8')).trim()
      : cluster.token;
    const ca = caFile
      ? await readFile(caFile, 'utf8')
      : caData && Buffer.from(caData, 'base64').toString('utf8');
    const agent = new Agent({
      connect: {
        timeout: timeoutMs,
        rejectUnauthorized: !skipTLSVerify,
        ...(ca && { ca }),
      },
    });
    const queue = new SourceQueue({ concurrency, retries, signal });
    return new ClusterApi(cluster, signal, agent, token, queue);
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  /**
   * All objects of a kind, page by page, each as `keep` leaves it.
   *
   * @throws Error in words when the cluster does not give them all. 404 is that too, unless `mayBeMissing`: then the
   * cluster does not know the kind, and has none.
   */
  async list<T>(
    resource: Resource,
    options: {
      schema: z.ZodType<T>;
      namespace?: string;
      labelSelector?: string;
      mayBeMissing?: boolean;
    },
  ): Promise<T[]> {
    for (let restarts = 0; ; restarts += 1) {
      const all: T[] = [];
      let next: string | undefined;
      let hasExpired = false;
      let pages = 0;
      do {
        pages += 1;
        if (pages > mostPages) {
          throw new Error(`has a list of ${resource.plural} that does not end`);
        }
        const { status, text } = await this.#get(resource, options, next);
        if (status === 404 && options.mayBeMissing) return [];
        // The pages that were read belong to a state that the cluster has forgotten: from the beginning.
        hasExpired = status === 410;
        if (hasExpired) break;
        if (status !== 200) throw new Error(this.#refusal(status, resource));
        const page = this.#page(text, resource, options.schema);
        all.push(...page.items);
        next = page.next;
      } while (next);
      if (!hasExpired) return all;
      if (restarts >= mostRestarts) {
        throw new Error(
          `forgets its lists of ${resource.plural} before they are read`,
        );
      }
    }
  }

  async #get(
    { apiVersion, plural }: Resource,
    options: { namespace?: string; labelSelector?: string },
    next: string | undefined,
  ): Promise<{ status: number; text: string }> {
    const base = apiVersion.includes('/') ? 'apis' : 'api';
    const place = options.namespace
      ? `/namespaces/${encodeURIComponent(options.namespace)}`
      : '';
    const url = new URL(
      `${this.cluster.url}/${base}/${apiVersion}${place}/${plural}`,
    );
    url.searchParams.set('limit', String(pageSize));
    if (options.labelSelector) {
      url.searchParams.set('labelSelector', options.labelSelector);
    }
    if (next) url.searchParams.set('continue', next);
    try {
      return await this.queue.ask(async () => {
        const answer = await request(url, {
          dispatcher: this.agent,
          headers: {
            accept: 'application/json',
            ...(this.token && { authorization: `Bearer ${this.token}` }),
          },
          signal: AbortSignal.any([
            this.signal,
            AbortSignal.timeout(timeoutMs),
          ]),
        });
        const retryAfter = String(answer.headers['retry-after'] ?? '');
        return {
          status: answer.statusCode,
          retryAfterMs: retryAfterMs(retryAfter, Date.now()),
          text: await readBounded(
            answer.body,
            maxBytes,
            () => new TooLargeError('gave an answer that is too large'),
          ),
        };
      });
    } catch (error) {
      if (
        error instanceof SourceLeftAloneError ||
        error instanceof TooLargeError
      ) {
        throw error;
      }
      const { name, code } = error as Error & { code?: unknown };
      const reason = typeof code === 'string' ? code : name;
      // Clients put addresses of the internal network into their messages.
      throw new Error(`did not answer (${reason})`);
    }
  }

  #page<T>(text: string, { plural }: Resource, schema: z.ZodType<T>) {
    const garbage = `answered with something that is no list of ${plural}`;
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      // What it says instead may be anything: it is not repeated.
      throw new Error(garbage);
    }
    const page = pageSchema.safeParse(json);
    if (!page.success) throw new Error(garbage);
    const items = z.array(schema).safeParse(page.data.items);
    if (!items.success) {
      const path = items.error.issues[0]?.path.join('.');
      throw new Error(`${garbage}: ${path}`);
    }
    return { items: items.data, next: page.data.metadata?.continue };
  }

  #refusal(status: number, { apiVersion, plural }: Resource): string {
    switch (status) {
      case 401:
        return 'does not accept the token (401)';
      case 403:
        return `does not let the account list ${plural} of ${apiVersion} (403)`;
      default:
        return `answered ${status} to a list of ${plural} of ${apiVersion}`;
    }
  }
}

class TooLargeError extends Error {}
