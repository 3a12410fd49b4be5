import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  EntityFingerprint,
  EntityStore,
  StoredEntity,
} from '../stores/EntityStore';
import { byKey, distinct } from './byKey';
import { chunks, entitiesPerRead } from './chunks';
import { insertRows, type NewRow } from './insertRows';
import { clearRemoved } from './operations/clearRemoved';
import { pruneEntities } from './operations/pruneEntities';
import { removeEntities } from './operations/removeEntities';
import type { Session } from './Session';
import type { EntityRow } from './tables';
import { toColumn } from './timestamps';

type DocumentRow = Pick<EntityRow, 'entity_ref' | 'uid' | 'document'>;

type EntityChange = Awaited<ReturnType<EntityStore['changedSince']>>[number];

const columns = {
  entity_ref: 'text',
  uid: 'text',
  fingerprint: 'text',
  misses: 'integer',
  seen_at: 'moment',
  removed_at: 'moment',
  revision: 'bigint',
  document: 'text',
} as const;

/** Replaces all but `seen_at`, which an entity that is alive keeps. */
const conflict = `on conflict (entity_ref) do update set
  uid = excluded.uid, fingerprint = excluded.fingerprint, misses = excluded.misses,
  seen_at = case when entities.removed_at is null then entities.seen_at else excluded.seen_at end,
  removed_at = null, revision = excluded.revision, document = excluded.document`;

export class DatabaseEntityStore implements EntityStore {
  constructor(private readonly session: Session) {}

  async fingerprints(entityRefs?: string[]): Promise<EntityFingerprint[]> {
    const [anyOf, bindings] = entityRefs
      ? this.session.anyOf('entity_ref', entityRefs)
      : ['true', []];
    const rows = await this.session.select<
      Pick<EntityRow, 'entity_ref' | 'fingerprint' | 'misses'>
    >(
      `select entity_ref, fingerprint, misses from entities where removed_at is null and ${anyOf}`,
      bindings,
    );
    return rows.map(row => ({
      entityRef: row.entity_ref,
      fingerprint: row.fingerprint,
      misses: row.misses,
    }));
  }

  async save(
    entities: Array<StoredEntity & { fingerprint: string }>,
    at: number,
  ): Promise<void> {
    if (entities.length === 0) {
      return;
    }
    const saved = byKey(entities, ({ entityRef }) => entityRef);
    await this.session.write(async session => {
      // Whoever evaluates an entity holds its row and takes a revision next: take them in the same order.
      await lockRows(
        session,
        saved.map(({ entityRef }) => entityRef),
      );
      for (const chunk of chunks(saved)) {
        await clearRemoved(
          session,
          chunk.map(({ entityRef }) => entityRef),
        );
      }
      const revision = await session.nextRevision();
      for (const chunk of chunks(saved)) {
        const rows = chunk.map(
          (entity): NewRow<EntityRow> => ({
            entity_ref: entity.entityRef,
            uid: entity.uid,
            fingerprint: entity.fingerprint,
            misses: 0,
            seen_at: toColumn(at),
            removed_at: null,
            revision,
            document: JSON.stringify(entity.entity),
          }),
        );
        await insertRows<EntityRow>(session, {
          into: 'entities',
          columns,
          rows,
          conflict,
        });
      }
    });
  }

  async setMisses(entityRefs: string[], misses: number): Promise<void> {
    if (entityRefs.length === 0) {
      return;
    }
    await this.session.write(async session => {
      const [anyOf, bindings] = session.anyOf('entity_ref', entityRefs);
      await lockRows(session, entityRefs);
      await session.execute(
        `update entities set misses = ? where misses <> ? and removed_at is null and ${anyOf}`,
        [misses, misses, ...bindings],
      );
    });
  }

  async countMissing(): Promise<number> {
    const [row] = await this.session.select<{ count: string | number }>(
      'select count(*) as count from entities where misses > 0 and removed_at is null',
    );
    return Number(row?.count ?? 0);
  }

  async remove(entityRefs: string[], at: number): Promise<void> {
    await removeEntities(this.session, distinct(entityRefs), at);
  }

  async get(entityRefs: string[]): Promise<Map<string, StoredEntity>> {
    const found = new Map<string, StoredEntity>();
    for (const chunk of chunks(entityRefs)) {
      const [anyOf, bindings] = this.session.anyOf('entity_ref', chunk);
      const rows = await this.session.select<DocumentRow>(
        `select entity_ref, uid, document from entities where removed_at is null and ${anyOf}`,
        bindings,
      );
      rows.forEach(row => found.set(row.entity_ref, toStored(row)));
    }
    return found;
  }

  async lock(entityRefs: string[]): Promise<Map<string, StoredEntity>> {
    if (!this.session.isTransaction) {
      throw new Error('Rows can only be held in a transaction');
    }
    const found = new Map<string, StoredEntity>();
    for (const chunk of chunks(distinct(entityRefs))) {
      const [anyOf, bindings] = this.session.anyOf('entity_ref', chunk);
      const rows = await this.session.select<DocumentRow>(
        `select entity_ref, uid, document from entities
        where removed_at is null and ${anyOf}
        order by entity_ref ${this.session.forUpdate}`,
        bindings,
      );
      rows.forEach(row => found.set(row.entity_ref, toStored(row)));
    }
    return found;
  }

  async page(options: {
    after?: string;
    limit: number;
  }): Promise<StoredEntity[]> {
    const rows = await this.session.select<DocumentRow>(
      `select entity_ref, uid, document from entities
      where removed_at is null and entity_ref > ?
      order by entity_ref limit ?`,
      [options.after ?? '', options.limit],
    );
    return rows.map(toStored);
  }

  async changedSince(revision: number): Promise<EntityChange[]> {
    type Row = DocumentRow & Pick<EntityRow, 'revision'>;
    const changes: EntityChange[] = [];
    let after = { revision, entityRef: endOfRevision };
    // Page by page, and other work gets its turn between them, while 20,000 documents are parsed: SQLite answers
    // without ever leaving the event loop to others.
    for (; ; await nextTurn()) {
      const rows = await this.session.select<Row>(
        `select entity_ref, uid, document, revision from entities
        where (revision, entity_ref) > (?, ?)
        order by revision, entity_ref limit ?`,
        [after.revision, after.entityRef, entitiesPerRead],
      );
      rows.forEach(row => changes.push(toChange(row)));
      const last = rows[entitiesPerRead - 1];
      if (!last) {
        return changes;
      }
      after = { revision: Number(last.revision), entityRef: last.entity_ref };
    }
  }

  async prune(before: number): Promise<number> {
    return pruneEntities(this.session, before);
  }
}

/** Sorts after every reference. */
const endOfRevision = '\u{10ffff}';

async function lockRows(session: Session, entityRefs: string[]) {
  if (session.isPostgres) {
    const [anyOf, bindings] = session.anyOf('entity_ref', entityRefs);
    await session.select(
      `select 1 from entities where ${anyOf} order by entity_ref for update`,
      bindings,
    );
  }
}

function toStored(row: DocumentRow): StoredEntity {
  return {
    entityRef: row.entity_ref,
    uid: row.uid,
    // Absent on tombstones, which are never read as entities.
    entity: JSON.parse(row.document ?? 'null'),
  };
}

function toChange(
  row: DocumentRow & Pick<EntityRow, 'revision'>,
): EntityChange {
  const revision = Number(row.revision);
  return row.document === null
    ? { revision, removed: true, entityRef: row.entity_ref }
    : { revision, removed: false, stored: toStored(row) };
}
