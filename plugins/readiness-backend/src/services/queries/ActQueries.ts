import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  readinessActivityReadPermission,
  type ActivityList,
  type AttestationList,
  type DisputeList,
  type OperationInput,
  type WaiverList,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { PagePosition } from '../../stores/Page';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { fullRef } from '../acts/Acts';
import type { ActViews } from '../acts/ActViews';
import type { RulesService } from '../definitions/RulesService';
import type { Company } from '../readModel/Company';
import type { EntityRow } from '../readModel/EntityRow';
import type { ReadModel } from '../readModel/ReadModel';
import type { VisibilityService } from '../visibility/VisibilityService';
import { readActCursor, writeActCursor } from './actCursor';
import { activityView } from './activityView';
import { noneOf } from './noneOf';
import { QueryError, type MendedMistake } from './QueryError';
import { readIdCursor } from './readIdCursor';
import { requirePermission } from './requirePermission';

const defaultLimit = 50;

interface SubjectFilter {
  entity?: string;
  owner?: string;
  group?: string;
  check?: string;
}

/** Lists what people did, of what the caller may see. */
export class ActQueries {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      readModel: ReadModel;
      rules: RulesService;
      visibility: VisibilityService;
      permissions: PermissionsService;
      views: ActViews;
      now: () => number;
    },
  ) {}

  async listAttestations(
    { query = {} }: OperationInput<'listAttestations'>,
    credentials: BackstageCredentials,
  ): Promise<AttestationList> {
    const { store, views, now } = this.options;
    const { state = 'standing', expiringBefore, cursor } = query;
    const { limit = defaultLimit } = query;
    const found = await store.attestations.list({
      ...(await this.#subjects(query, credentials)),
      ...{ state, now: now(), limit: limit + 1 },
      expiringBefore: momentOf(expiringBefore),
      after: readActCursor('attestations', cursor),
    });
    if (found.length === 0) this.#refuseUnknown(query);
    const { page, nextCursor } = pageOf('attestations', found, limit, a => ({
      at: a.expiresAt,
      id: a.id,
    }));
    const context = await views.context(credentials);
    return { items: await views.attestations(page, context), nextCursor };
  }

  async listWaivers(
    { query = {} }: OperationInput<'listWaivers'>,
    credentials: BackstageCredentials,
  ): Promise<WaiverList> {
    const { store, views, now } = this.options;
    const { lapsingBefore, cursor, limit = defaultLimit } = query;
    if (lapsingBefore && query.state && query.state !== 'inForce') {
      throw new InputError(
        "query parameter 'lapsingBefore' is about waivers in force; leave out 'state'",
      );
    }
    const found = await store.waivers.list({
      ...(await this.#subjects(query, credentials)),
      state: lapsingBefore ? 'inForce' : query.state,
      ...{ now: now(), limit: limit + 1 },
      untilBefore: momentOf(lapsingBefore),
      after: readActCursor('waivers', cursor),
    });
    if (found.length === 0) this.#refuseUnknown(query);
    const { page, nextCursor } = pageOf('waivers', found, limit, w => ({
      at: w.until,
      id: w.id,
    }));
    const context = await views.context(credentials);
    return { items: await views.waivers(page, context), nextCursor };
  }

  async listDisputes(
    { query = {} }: OperationInput<'listDisputes'>,
    credentials: BackstageCredentials,
  ): Promise<DisputeList> {
    const { store, views } = this.options;
    const { state = 'open', cursor, limit = defaultLimit } = query;
    const found = await store.disputes.list({
      ...(await this.#subjects(query, credentials)),
      ...{ state, limit: limit + 1, collectorId: query.collector },
      after: readActCursor('disputes', cursor),
    });
    if (found.length === 0) this.#refuseUnknown(query);
    const { page, nextCursor } = pageOf('disputes', found, limit, d => ({
      at: d.raisedAt,
      id: d.id,
    }));
    const context = await views.context(credentials);
    return { items: await views.disputes(page, context), nextCursor };
  }

  async listActivity(
    { query = {} }: OperationInput<'listActivity'>,
    credentials: BackstageCredentials,
  ): Promise<ActivityList> {
    const { store, rules, readModel } = this.options;
    await this.#authorize(credentials);
    const { by, action, from, to, cursor, limit = defaultLimit } = query;
    const beforeId = readIdCursor(cursor);
    const { entityRefs } = await this.#subjects(query, credentials);
    const found = await store.audit.list({
      ...{ entityRefs, action, beforeId, limit: limit + 1 },
      ...{ from: momentOf(from), to: momentOf(to) },
      by: by === undefined ? undefined : fullRef(by),
    });
    const page = found.slice(0, limit);
    const company = await readModel.current();
    return {
      items: page.map(entry => activityView(entry, company, rules.ruleSet)),
      nextCursor: found.length > limit ? page[page.length - 1]?.id : undefined,
    };
  }

  /**
   * What is asked about, limited to what the caller sees. What has left the catalog is seen by who sees everything.
   */
  async #subjects(
    filter: SubjectFilter,
    credentials: BackstageCredentials,
  ): Promise<{ entityRefs?: string[]; checkId?: string }> {
    const { visibility, readModel } = this.options;
    const entity = filter.entity && fullRef(filter.entity);
    const isMeant = ownerCondition(filter);
    const [seen, company] = await Promise.all([
      visibility.of(credentials),
      readModel.current(),
    ]);
    const checkId = filter.check;
    if (seen.seesAll && !isMeant) {
      return { entityRefs: entity ? [entity] : undefined, checkId };
    }
    const meant = isMeant?.(company);
    const isSeen = (row: EntityRow) => seen.sees(row) && (meant?.(row) ?? true);
    const row = entity ? company.entity(entity) : undefined;
    if (entity)
      return { entityRefs: row && isSeen(row) ? [entity] : [], checkId };
    return { entityRefs: company.refsWhere(isSeen), checkId };
  }

  /** A check or a collector may have gone and left acts behind; a name that has none and is nowhere was misspelt. */
  #refuseUnknown({ check, collector }: { check?: string; collector?: string }) {
    const { scorecards, catalog } = this.options.rules.ruleSet;
    const mistakes: MendedMistake[] = [];
    const checks = new Set(
      scorecards.flatMap(s => s.checks.map(c => c.check.id)),
    );
    if (check !== undefined && !checks.has(check)) {
      mistakes.push(noneOf('check', check, 'check in force', [...checks]));
    }
    const collectors = new Set(
      catalog.facts.flatMap(fact => fact.sources.map(s => s.collectorId)),
    );
    if (collector !== undefined && !collectors.has(collector)) {
      mistakes.push(
        noneOf('collector', collector, 'collector', [...collectors]),
      );
    }
    if (mistakes.length > 0) throw new QueryError(mistakes);
  }

  #authorize(credentials: BackstageCredentials) {
    return requirePermission(
      this.options.permissions,
      readinessActivityReadPermission,
      { what: 'Seeing who did what', credentials },
    );
  }
}

/** Which entities an owner or group is about; all if neither is asked for. */
function ownerCondition({
  owner,
  group,
}: SubjectFilter):
  | ((company: Company) => (row: EntityRow) => boolean)
  | undefined {
  if (owner === undefined && group === undefined) return undefined;
  const ownerRef = owner && fullRef(owner);
  const groupRef = group && fullRef(group);
  return company => {
    const groups = groupRef && new Set(company.descent(groupRef).groups);
    return row =>
      (!ownerRef || row.ownerRef === ownerRef) &&
      (!groups || (row.ownerRef !== undefined && groups.has(row.ownerRef)));
  };
}

function pageOf<T>(
  list: string,
  found: readonly T[],
  limit: number,
  positionOf: (item: T) => PagePosition,
): { page: T[]; nextCursor?: string } {
  const page = found.slice(0, limit);
  const last = page[page.length - 1];
  return found.length > limit && last
    ? { page, nextCursor: writeActCursor(list, positionOf(last)) }
    : { page };
}

function momentOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
