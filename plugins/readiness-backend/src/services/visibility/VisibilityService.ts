import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { LRUCache } from 'lru-cache';

/** Which entities somebody may see, asked by the catalog's own identifier. */
export interface Visibility {
  sees(entity: { uid: string }): boolean;
  /** Sees whatever there is, also what has left the catalog. */
  seesAll: boolean;
}

const everything: Visibility = { sees: () => true, seesAll: true };
const nothing: Visibility = { sees: () => false, seesAll: false };
/** How long the answer for one set of conditions is used. */
const keepMs = 5_000;
/** Sets of conditions that are remembered at once. */
const mostSets = 200;
/**
 * Names in all sets together. With what lists keep of a caller's services a name costs some 200 bytes, so these are
 * 60 MB: fifteen callers who each see 20,000 entities, or two hundred who see their own.
 */
const mostNames = 300_000;

interface VisibleSet {
  visibility: Visibility;
  size: number;
}

/**
 * Limits reads to what the caller may read in the catalog. With a conditional policy the visible set is asked of
 * the catalog once, as the caller, and shared by all callers who have the same conditions: conditions carry the
 * claims that they are about, so equal conditions see equal sets.
 */
export class VisibilityService {
  readonly #sets: LRUCache<string, VisibleSet, BackstageCredentials>;

  constructor(
    private readonly options: {
      permissions: PermissionsService;
      catalog: CatalogService;
      now: () => number;
    },
  ) {
    this.#sets = new LRUCache({
      max: mostSets,
      maxSize: mostNames,
      // A set that is larger than all may be is kept alone: asking for it at every request would cost more.
      sizeCalculation: ({ size }) => Math.min(Math.max(size, 1), mostNames),
      ttl: keepMs,
      ttlResolution: 0,
      perf: options,
      fetchMethod: (_key, _stale, { context }) => this.#ask(context),
      // Whoever waits for a set gets it, although others have taken its place meanwhile.
      ignoreFetchAbort: true,
    });
  }

  /** How many sets of conditions are remembered. */
  get remembered(): number {
    return this.#sets.size;
  }

  async of(credentials: BackstageCredentials): Promise<Visibility> {
    const [decision] = await this.options.permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    if (decision?.result === AuthorizeResult.ALLOW) return everything;
    if (decision?.result !== AuthorizeResult.CONDITIONAL) return nothing;
    return this.#ofConditions(JSON.stringify(decision.conditions), credentials);
  }

  async #ofConditions(
    conditions: string,
    credentials: BackstageCredentials,
  ): Promise<Visibility> {
    // One may hold a name for every entity: what is out of date goes at once.
    if (!this.#sets.has(conditions)) this.#sets.purgeStale();
    // Callers who come while the catalog is asked wait for the same answer.
    const { visibility } = await this.#sets.forceFetch(conditions, {
      context: credentials,
    });
    return visibility;
  }

  async #ask(credentials: BackstageCredentials): Promise<VisibleSet> {
    const { facets } = await this.options.catalog.getEntityFacets(
      { facets: ['metadata.uid'] },
      { credentials },
    );
    const uids = new Set(facets['metadata.uid']?.map(({ value }) => value));
    return {
      visibility: { sees: ({ uid }) => uids.has(uid), seesAll: false },
      size: uids.size,
    };
  }
}
