import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import {
  nearestName,
  readinessFactsPushPermission,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { fullRef, notAllowed } from '../acts/Acts';
import { allowedOn } from '../acts/allowedOn';
import type { Company } from '../readModel/Company';
import type { Visibility } from '../visibility/VisibilityService';
import type { PushSource } from './PushSource';

/** Names of one request that are looked for among all others: each costs a comparison with every service. */
const mostSuggestions = 3;

interface Options {
  source: PushSource;
  store: ReadinessStore;
  permissions: PermissionsService;
  credentials: BackstageCredentials;
  company: Company;
  sees: Pick<Visibility, 'sees'>;
}

/** The entities of one push, and which of them may be reported on. */
export class PushedEntities {
  #suggestions = 0;

  private constructor(
    private readonly options: Options,
    private readonly found: ReadonlySet<string>,
    private readonly allowed: ReadonlySet<string>,
  ) {}

  /** Asks store and permissions once, for all items together. */
  static async of(
    items: ReadonlyArray<{ entityRef: string }>,
    options: Options,
  ): Promise<PushedEntities> {
    const refs = new Set<string>();
    for (const { entityRef } of items) {
      const ref = refOrNothing(entityRef);
      if (ref !== undefined) refs.add(ref);
    }
    const found = await admitted([...refs], options);
    const { permissions, credentials } = options;
    const permission = readinessFactsPushPermission;
    const refsFound = [...found];
    const allowed = await allowedOn(
      permissions,
      permission,
      refsFound,
      credentials,
    );
    return new PushedEntities(options, found, allowed);
  }

  /**
   * The full reference of an entity that the source may report on.
   *
   * @throws InputError for what is no reference; NotFoundError alike for what the caller does not
   * see, the source is not about, and does not exist; NotAllowedError without the permission
   */
  async admit(text: string): Promise<string> {
    const ref = fullRef(text);
    const { source } = this.options;
    if (!this.found.has(ref)) {
      throw PushedEntities.unknown(ref, source, await this.#nearest(ref));
    }
    if (!this.allowed.has(ref)) {
      throw notAllowed(readinessFactsPushPermission, ref);
    }
    return ref;
  }

  static unknown(ref: string, source: PushSource, nearest?: string): Error {
    const mend = nearest ? `; did you mean '${nearest}'?` : '';
    return new NotFoundError(
      `No '${ref}' that '${source.id}' may report on${mend}`,
    );
  }

  async #nearest(ref: string): Promise<string | undefined> {
    if (this.#suggestions >= mostSuggestions) return undefined;
    this.#suggestions += 1;
    const { company, sees } = this.options;
    const { kind, namespace, name } = parseEntityRef(ref);
    // Kind and namespace are the same for most, and would make any two names look alike.
    const names = company
      .services()
      .filter(row => row.kind === kind && row.namespace === namespace)
      .filter(row => sees.sees(row))
      .map(row => row.name);
    const nearest = nearestName(name, names);
    if (nearest === undefined) return undefined;
    const meant = stringifyEntityRef({ kind, namespace, name: nearest });
    const found = await admitted([meant], this.options);
    return found.has(meant) ? meant : undefined;
  }
}

/** Those of some references that are there, that the caller sees, and that the source is about. */
async function admitted(
  refs: string[],
  { source, store, company, sees }: Options,
): Promise<ReadonlySet<string>> {
  const matches = filterPredicateToFilterFunction<Entity>(source.appliesTo);
  const entities = await store.entities.get(refs);
  return new Set(
    refs.filter(ref => {
      const row = company.entity(ref);
      const stored = entities.get(ref);
      return row && stored && sees.sees(row) && matches(stored.entity);
    }),
  );
}

function refOrNothing(text: string): string | undefined {
  try {
    return fullRef(text);
  } catch {
    // `admit` says what is wrong with it.
    return undefined;
  }
}
