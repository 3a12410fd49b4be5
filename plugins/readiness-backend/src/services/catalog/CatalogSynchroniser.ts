import { createHash } from 'node:crypto';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EntityFingerprint, StoredEntity } from '../../stores/EntityStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { CatalogAbsences } from './CatalogAbsences';
import { specPaths } from './specPaths';

/**
 * What is asked of the catalog in any case: all that Backstage's own kinds have, but for API definitions and the
 * like, which are large and which no rule reads.
 */
const fields = [
  'apiVersion',
  'kind',
  'metadata',
  'relations',
  ...[
    'type',
    'lifecycle',
    'owner',
    'system',
    'domain',
    'tier',
    'parent',
    'children',
    'members',
    'memberOf',
    'profile',
    'subcomponentOf',
    'providesApis',
    'consumesApis',
    'dependsOn',
    'dependencyOf',
  ].map(field => `spec.${field}`),
];

/** Entities per page of the catalog and per transaction of ours. */
const pageSize = 500;
/** References per question whether they still exist. */
const confirmSize = 200;
/** A catalog that grows by more than this share between two synchronisations is being filled. */
const restingGrowth = 0.1;
/** So few entities may always be removed at once, or a small catalog could never lose one. */
const alwaysRemovable = 10;

export interface CatalogSyncReport {
  /** Nothing was known before. */
  wasEmpty: boolean;
  seen: number;
  changed: number;
  /** So much is new that more must be on its way: what is not there may only not be there yet. */
  isFilling: boolean;
  /** What services refer to and the catalog is for the first time without: it does not count as missing yet. */
  waiting: number;
  removed: number;
  /** Entities that are due for removal and held back, because they are more than the configured share. */
  held: number;
}

/**
 * Follows the catalog, which announces no changes: streams a projection of it, writes what differs from the last
 * time, and removes an entity only after it was missed repeatedly and its absence was confirmed by reference.
 */
export class CatalogSynchroniser {
  constructor(
    private readonly options: {
      catalog: CatalogService;
      auth: AuthService;
      store: ReadinessStore;
      absences: CatalogAbsences;
      logger: LoggerService;
      misses: number;
      maxRemovedShare: number;
      now: () => number;
      /** Predicates that look at entities: what they look at is asked of the catalog, too. */
      predicates: () => unknown[];
      tierPath: string;
    },
  ) {}

  #fields(): string[] {
    const { predicates, tierPath } = this.options;
    const asked = specPaths([...predicates(), { [tierPath]: 1 }]);
    return [...new Set([...fields, ...asked])];
  }

  /** @throws when the catalog does not answer; nothing is removed then. */
  async run(signal: AbortSignal): Promise<CatalogSyncReport> {
    const { store } = this.options;
    const known = new Map(
      (await store.entities.fingerprints()).map(row => [row.entityRef, row]),
    );
    const knownCount = known.size;
    const report = {
      wasEmpty: knownCount === 0,
      seen: 0,
      changed: 0,
      isFilling: false,
      waiting: 0,
      removed: 0,
      held: 0,
    };
    const credentials = await this.options.auth.getOwnServiceCredentials();
    const pages = this.options.catalog.streamEntities(
      { fields: this.#fields(), pageSize },
      { credentials },
    );
    for await (const page of pages) {
      if (signal.aborted) throw new Error('Stopped before the end');
      report.seen += page.length;
      report.changed += await this.#savePage(page, known);
    }
    // What is left was not listed.
    const removed = await this.#miss(known, knownCount, report);
    const added = report.seen - (knownCount - known.size);
    report.isFilling = added > knownCount * restingGrowth;
    const { isFilling } = report;
    report.waiting = await this.options.absences.note({ isFilling, removed });
    return report;
  }

  /** Reads one entity again. One that the catalog no longer has waits for the next full round. */
  async runOverOne(entityRef: string): Promise<void> {
    const { store, catalog, auth } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: [entityRef], fields: this.#fields() },
      { credentials },
    );
    const [entity] = items;
    if (!entity) return;
    const known = await store.entities.fingerprints([entityRef]);
    await this.#savePage(
      [entity],
      new Map(known.map(row => [row.entityRef, row])),
    );
  }

  /** Writes the entities of a page that differ, and takes all of the page out of `known`. */
  async #savePage(
    page: Entity[],
    known: Map<string, EntityFingerprint>,
  ): Promise<number> {
    const changed: Array<StoredEntity & { fingerprint: string }> = [];
    const backAgain: string[] = [];
    for (const entity of page) {
      const entityRef = stringifyEntityRef(entity);
      const fingerprint = fingerprintOf(entity);
      const before = known.get(entityRef);
      known.delete(entityRef);
      if (before?.fingerprint !== fingerprint) {
        const uid = entity.metadata.uid ?? '';
        changed.push({ entityRef, uid, entity, fingerprint });
      } else if (before.misses > 0) backAgain.push(entityRef);
    }
    if (changed.length === 0 && backAgain.length === 0) return 0;
    await this.options.store.transaction(async tx => {
      await tx.entities.setMisses(backAgain, 0);
      await tx.entities.save(changed, this.options.now());
      await tx.queue.enqueue(changed.map(({ entityRef }) => entityRef));
    });
    return changed.length;
  }

  async #miss(
    unlisted: Map<string, EntityFingerprint>,
    knownCount: number,
    report: CatalogSyncReport,
  ): Promise<string[]> {
    const { store, misses, maxRemovedShare, now, logger } = this.options;
    const absent = await this.#confirmAbsent([...unlisted.keys()]);
    const due: string[] = [];
    const byMisses = new Map<number, string[]>();
    for (const entityRef of absent) {
      const before = unlisted.get(entityRef)?.misses ?? 0;
      const count = Math.min(before + 1, misses);
      if (count >= misses) due.push(entityRef);
      if (count === before) continue;
      const refs = byMisses.get(count);
      if (refs) refs.push(entityRef);
      else byMisses.set(count, [entityRef]);
    }
    const mayRemove = Math.max(alwaysRemovable, knownCount * maxRemovedShare);
    const held = due.length > mayRemove;
    await store.transaction(async tx => {
      for (const [count, refs] of byMisses) {
        await tx.entities.setMisses(refs, count);
      }
      if (!held) await tx.entities.remove(due, now());
    });
    if (held) {
      report.held = due.length;
      logger.warn(
        `The catalog no longer lists ${due.length} of ${knownCount} entities. That is more than one synchronisation may remove (readiness.catalog.maxRemovedShare: ${maxRemovedShare}), so they are kept.`,
      );
      return [];
    }
    report.removed = due.length;
    return due;
  }

  async #confirmAbsent(entityRefs: string[]): Promise<string[]> {
    const absent: string[] = [];
    const credentials = await this.options.auth.getOwnServiceCredentials();
    for (let i = 0; i < entityRefs.length; i += confirmSize) {
      const chunk = entityRefs.slice(i, i + confirmSize);
      const { items } = await this.options.catalog.getEntitiesByRefs(
        { entityRefs: chunk, fields: ['kind', 'metadata'] },
        { credentials },
      );
      chunk.forEach((ref, at) => {
        if (!items[at]) absent.push(ref);
      });
    }
    return absent;
  }
}

/** Changes when anything that we keep of the entity changes. */
function fingerprintOf(entity: Entity): string {
  const { etag: _, ...metadata } = entity.metadata;
  const text = stableJson({ ...entity, metadata });
  return createHash('sha256').update(text).digest('base64').slice(0, 22);
}

function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}
