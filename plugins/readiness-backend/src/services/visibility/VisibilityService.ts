import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';

/** Which entities somebody may see, asked by the catalog's own identifier. */
export interface Visibility {
  sees(entity: { uid: string }): boolean;
}

const everything: Visibility = { sees: () => true };
const nothing: Visibility = { sees: () => false };
/** How long the answer for one set of conditions is used. */
const keepMs = 5_000;
/** Sets of conditions that are remembered at once; the oldest goes first. */
const keepCount = 200;

/**
 * Limits reads to what the caller may read in the catalog. With a conditional policy the visible set is asked of
 * the catalog once, as the caller, and shared by all callers who have the same conditions: conditions carry the
 * claims that they are about, so equal conditions see equal sets.
 */
export class VisibilityService {
  readonly #sets = new Map<
    string,
    { until: number; visibility: Promise<Visibility> }
  >();

  constructor(
    private readonly options: {
      permissions: PermissionsService;
      catalog: CatalogService;
      now: () => number;
    },
  ) {}

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

  #ofConditions(
    conditions: string,
    credentials: BackstageCredentials,
  ): Promise<Visibility> {
    const now = this.options.now();
    const known = this.#sets.get(conditions);
    if (known && known.until > now) return known.visibility;
    const visibility = this.#ask(credentials);
    this.#sets.delete(conditions);
    this.#sets.set(conditions, { until: now + keepMs, visibility });
    // The oldest come first. One may hold a name for every entity: what is out of date goes at once.
    for (const [oldest, { until }] of this.#sets) {
      if (until > now && this.#sets.size <= keepCount) break;
      this.#sets.delete(oldest);
    }
    visibility.catch(() => this.#sets.delete(conditions));
    return visibility;
  }

  async #ask(credentials: BackstageCredentials): Promise<Visibility> {
    const { facets } = await this.options.catalog.getEntityFacets(
      { facets: ['metadata.uid'] },
      { credentials },
    );
    const uids = new Set(facets['metadata.uid']?.map(({ value }) => value));
    return { sees: ({ uid }) => uids.has(uid) };
  }
}
