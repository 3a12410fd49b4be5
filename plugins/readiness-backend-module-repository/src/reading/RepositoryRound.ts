import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { withinTime } from '@service-readiness/backstage-plugin-readiness-node';
import pLimit from 'p-limit';
import type { SourceLocation } from '../locateSource';
import type { RepositoryConfig } from '../repositoryConfig';
import type { PathMatchers } from '../snapshot/pathMatchers';
import { readSnapshot } from '../snapshot/readSnapshot';
import { HostGate } from './HostGate';
import type { KeptSnapshot, SnapshotCache } from './SnapshotCache';

/** Snapshots that a round holds in memory for later batches; others come from the cache again. */
const mostHeld = 500;

/** Reads repositories in one round: each once, few at a time, and only those that were not asked lately. */
export class RepositoryRound {
  readonly #gate = new HostGate();
  readonly #held = new Map<string, Promise<KeptSnapshot>>();
  readonly #limit: ReturnType<typeof pLimit>;

  constructor(
    private readonly options: {
      urlReader: UrlReaderService;
      cache: SnapshotCache;
      matchers: PathMatchers;
      config: Pick<
        RepositoryConfig,
        'paths' | 'limits' | 'askAgainAfterMinutes'
      >;
      signal: AbortSignal;
      now: () => number;
    },
  ) {
    this.#limit = pLimit(options.config.limits.concurrency);
  }

  /**
   * What is there, and when the host last said so.
   *
   * @param how - `isRefresh` asks the host, however lately it was asked
   */
  read(
    location: SourceLocation,
    how: { isRefresh: boolean },
  ): Promise<KeptSnapshot> {
    const held = this.#held.get(location.root);
    if (held) return held;
    const reading = this.#limit(() => this.#read(location, how));
    // Somebody waits for it, but perhaps not before it has failed.
    reading.catch(() => {});
    this.#held.set(location.root, reading);
    if (this.#held.size > mostHeld) {
      const [oldest] = this.#held.keys();
      if (oldest !== undefined) this.#held.delete(oldest);
    }
    return reading;
  }

  async #read(
    { root, host }: SourceLocation,
    { isRefresh }: { isRefresh: boolean },
  ): Promise<KeptSnapshot> {
    const { cache, config, now, signal, urlReader } = this.options;
    const kept = await cache.get(root);
    const isRecent =
      kept && now() - kept.checkedAt < config.askAgainAfterMinutes * 60_000;
    if (isRecent && !isRefresh) return kept;
    const closed = this.#gate.closedBecause(host);
    if (closed) throw new Error(closed);
    const checkedAt = now();
    try {
      const found = await withinTime(
        { signal, seconds: config.limits.timeoutSeconds },
        inTime =>
          readSnapshot({
            urlReader,
            root,
            // An empty etag is none: some hosts have no commit to name.
            etag: kept?.etag || undefined,
            matchers: this.options.matchers,
            config,
            signal: inTime,
          }),
      );
      this.#gate.succeeded(host);
      const read = { ...found, checkedAt };
      await cache.set(root, read);
      return read;
    } catch (error) {
      if (kept && (error as Error).name === 'NotModifiedError') {
        this.#gate.succeeded(host);
        const unchanged = { ...kept, checkedAt };
        await cache.set(root, unchanged);
        return unchanged;
      }
      if (!signal.aborted) this.#gate.failed(host, error);
      if ((error as Error).name === 'NotFoundError') {
        throw new Error(
          `There is no repository at ${root}, or the integration for ${host} may not read it`,
        );
      }
      // All readers of Backstage have the status after the address.
      if (/, 401\b/.test((error as Error).message)) {
        throw new Error(
          `${host} refuses the credentials of its integration (401): renew its token`,
        );
      }
      throw error;
    }
  }
}
