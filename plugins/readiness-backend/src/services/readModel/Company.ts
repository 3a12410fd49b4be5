import {
  descendantGroups,
  type OwnerView,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ResultSummary } from '../../stores/ResultStore';
import type { EntityRow } from './EntityRow';

/** A service with where it stands on a scorecard. */
export interface ServiceRow {
  row: EntityRow;
  summary?: ResultSummary;
}

interface Seen {
  rows: readonly EntityRow[];
  /** By scorecard. */
  services: Map<string, readonly ServiceRow[]>;
}

/**
 * The whole company: entities, results and the group tree. Only the read model changes it, and never while somebody
 * computes: what is read from it between two `await`s is of one revision.
 */
export class Company {
  readonly #entities = new Map<string, EntityRow>();
  /** By scorecard, then entity. */
  readonly #results = new Map<string, Map<string, ResultSummary>>();
  #services?: readonly EntityRow[];
  #seen?: WeakMap<object, Seen>;
  #children?: ReadonlyMap<string, readonly string[]>;
  #memberCounts = new Map<string, number>();
  #catalogVersion = 0;

  /** Another number whenever an entity came, changed or went: what is derived from entities alone holds until then. */
  get catalogVersion(): number {
    return this.#catalogVersion;
  }

  entity(entityRef: string): EntityRow | undefined {
    return this.#entities.get(entityRef);
  }

  /** References of the entities that fulfil a condition. */
  refsWhere(condition: (row: EntityRow) => boolean): string[] {
    const refs: string[] = [];
    for (const row of this.#entities.values()) {
      if (condition(row)) refs.push(row.entityRef);
    }
    return refs;
  }

  get entityCount(): number {
    return this.#entities.size;
  }

  result(entityRef: string, scorecardId: string): ResultSummary | undefined {
    return this.#results.get(scorecardId)?.get(entityRef);
  }

  /** Services by title, then reference. */
  services(): readonly EntityRow[] {
    this.#services ??= [...this.#entities.values()]
      .filter(row => row.isService)
      .sort(
        (a, b) =>
          compare(a.searchText, b.searchText) ||
          compare(a.entityRef, b.entityRef),
      );
    return this.#services;
  }

  /**
   * The services that somebody sees, in the same order, with where they stand on a scorecard. Remembered until
   * something is written: whoever has the same permissions shares what they see for some seconds.
   */
  servicesSeenBy(
    visibility: { sees(entity: EntityRow): boolean },
    scorecardId: string,
  ): readonly ServiceRow[] {
    this.#seen ??= new WeakMap();
    let seen = this.#seen.get(visibility);
    if (!seen) {
      const rows = this.services().filter(row => visibility.sees(row));
      seen = { rows, services: new Map() };
      this.#seen.set(visibility, seen);
    }
    let services = seen.services.get(scorecardId);
    if (!services) {
      const results = this.#results.get(scorecardId);
      services = seen.rows.map(row => ({
        row,
        summary: results?.get(row.entityRef),
      }));
      seen.services.set(scorecardId, services);
    }
    return services;
  }

  putEntity(row: EntityRow) {
    this.#entities.set(row.entityRef, row);
    this.#forgetDerived();
  }

  removeEntity(entityRef: string) {
    this.#entities.delete(entityRef);
    for (const ofScorecard of this.#results.values()) {
      ofScorecard.delete(entityRef);
    }
    this.#forgetDerived();
  }

  putResult(summary: ResultSummary) {
    const { scorecardId, entityRef } = summary;
    this.#seen = undefined;
    const ofScorecard = this.#results.get(scorecardId);
    if (ofScorecard) ofScorecard.set(entityRef, summary);
    else this.#results.set(scorecardId, new Map([[entityRef, summary]]));
  }

  removeResult(entityRef: string, scorecardId: string) {
    this.#seen = undefined;
    this.#results.get(scorecardId)?.delete(entityRef);
  }

  #forgetDerived() {
    this.#catalogVersion += 1;
    this.#services = undefined;
    this.#seen = undefined;
    this.#children = undefined;
    this.#memberCounts = new Map();
  }

  descent(groupRef: string) {
    this.#children ??= childrenByParent(this.#entities.values());
    return descendantGroups(groupRef, this.#children);
  }

  /** The people of a group and of all groups below it. */
  memberCount(groupRef: string): number {
    const known = this.#memberCounts.get(groupRef);
    if (known !== undefined) return known;
    const members = new Set<string>();
    for (const group of this.descent(groupRef).groups) {
      for (const ref of this.#entities.get(group)?.memberRefs ?? []) {
        members.add(ref);
      }
    }
    this.#memberCounts.set(groupRef, members.size);
    return members.size;
  }

  /**
   * The owner as somebody sees it. An owner that is hidden from them answers as one that does not exist.
   */
  owner(
    row: EntityRow,
    visibility: { sees(entity: EntityRow): boolean },
  ): OwnerView {
    const ref = row.ownerRef;
    if (!ref) return { state: 'none' };
    const owner = this.#entities.get(ref);
    if (!owner || !visibility.sees(owner)) return { ref, state: 'notFound' };
    const named = { ref, title: owner.title };
    if (owner.kind !== 'group') return { ...named, state: 'user' };
    return {
      ...named,
      state: this.memberCount(ref) === 0 ? 'emptyGroup' : 'ok',
    };
  }
}

function childrenByParent(
  rows: Iterable<EntityRow>,
): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const row of rows) {
    for (const parent of row.parentRefs) {
      const siblings = children.get(parent);
      if (siblings) siblings.push(row.entityRef);
      else children.set(parent, [row.entityRef]);
    }
  }
  return children;
}

/** By code unit: the order must be the same on every replica, whatever its locale. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
