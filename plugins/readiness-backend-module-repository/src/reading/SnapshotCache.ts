import { createHash } from 'node:crypto';
import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { RepositoryConfig } from '../repositoryConfig';
import type { Snapshot } from '../snapshot/Snapshot';

/** To be raised when a snapshot holds something else than before. */
const version = 3;
const keptFor = { days: 7 };

export type KeptSnapshot = {
  etag: string;
  /** When the host last said that this is what is there, milliseconds since the epoch. */
  checkedAt: number;
  snapshot: Snapshot;
};

/** Snapshots in Backstage's cache, shared by all replicas. One that is lost costs a download, and nothing else. */
export class SnapshotCache {
  readonly #looksFor: string;

  constructor(
    private readonly options: {
      cache: CacheService;
      logger: LoggerService;
      config: Pick<RepositoryConfig, 'paths' | 'limits'>;
    },
  ) {
    const { paths, limits } = options.config;
    this.#looksFor = JSON.stringify([paths, limits.fileBytes]);
  }

  async get(root: string): Promise<KeptSnapshot | undefined> {
    try {
      return await this.options.cache.get<KeptSnapshot>(this.#key(root));
    } catch (error) {
      this.#warn(error);
      return undefined;
    }
  }

  async set(root: string, kept: KeptSnapshot): Promise<void> {
    try {
      await this.options.cache.set(this.#key(root), kept, { ttl: keptFor });
    } catch (error) {
      this.#warn(error);
    }
  }

  /** What was seen while looking for other things does not answer. */
  #key(root: string): string {
    const asked = JSON.stringify([version, this.#looksFor, root]);
    return `repository:${createHash('sha256').update(asked).digest('hex')}`;
  }

  #warn(error: unknown) {
    const { message } = error as Error;
    this.options.logger.warn(`The cache did not answer: ${message}`);
  }
}
