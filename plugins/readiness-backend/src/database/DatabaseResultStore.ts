import type { ResultStore, StoredResult } from '../stores/ResultStore';
import { byKey } from './byKey';
import { chunks, entitiesPerRead } from './chunks';
import { insertRows, replace } from './insertRows';
import { readResultChanges } from './operations/readResultChanges';
import { removeResults } from './operations/removeResults';
import type { ResultLayout } from './resultCodec';
import type { ResultLayouts } from './ResultLayouts';
import { toResultRow, toStoredResult } from './resultRows';
import type { Session } from './Session';
import type { ResultRow } from './tables';
import { toColumn } from './timestamps';

const columns = {
  entity_ref: 'text',
  scorecard_id: 'text',
  fingerprint: 'text',
  layout_id: 'text',
  level: 'integer',
  verified_level: 'integer',
  earned_level: 'integer',
  unverified_since: 'moment',
  holds_until: 'moment',
  changed_at: 'moment',
  baseline_at: 'moment',
  baseline_level: 'integer',
  moved_from: 'integer',
  moved_to: 'integer',
  moved_at: 'moment',
  moved_by_rule: 'boolean',
  revision: 'bigint',
  outcomes: 'text',
  details: 'text',
} as const;

const conflict = replace(['entity_ref', 'scorecard_id'], columns);

export class DatabaseResultStore implements ResultStore {
  constructor(
    private readonly session: Session,
    private readonly layouts: ResultLayouts,
  ) {}

  async get(entityRefs: string[]): Promise<Map<string, StoredResult[]>> {
    const found = new Map<string, StoredResult[]>();
    for (const chunk of chunks(entityRefs, entitiesPerRead)) {
      const [anyOf, bindings] = this.session.anyOf('entity_ref', chunk);
      const rows = await this.session.select<ResultRow>(
        `select * from results where ${anyOf} order by entity_ref, scorecard_id`,
        bindings,
      );
      const layout = await this.layouts.load(
        this.session,
        rows.map(row => row.layout_id),
      );
      for (const row of rows) {
        const stored = toStoredResult(row, layout(row.layout_id));
        const ofEntity = found.get(row.entity_ref);
        if (ofEntity) {
          ofEntity.push(stored);
        } else {
          found.set(row.entity_ref, [stored]);
        }
      }
    }
    return found;
  }

  async save(results: StoredResult[]): Promise<void> {
    if (results.length === 0) {
      return;
    }
    const saved = byKey(
      results,
      ({ entityRef, result }) => `${entityRef}\n${result.scorecardId}`,
    );
    await this.session.write(async session => {
      const revision = await session.nextRevision();
      for (const chunk of chunks(saved)) {
        const layouts = new Set<ResultLayout>();
        const rows = chunk.map(stored => {
          const layout = this.layouts.of(stored.result);
          layouts.add(layout);
          return toResultRow(stored, layout, revision);
        });
        await this.layouts.store(session, layouts);
        await insertRows<ResultRow>(session, {
          into: 'results',
          columns,
          rows,
          conflict,
        });
      }
    });
  }

  async delete(scorecardId: string, entityRefs: string[]): Promise<void> {
    if (entityRefs.length === 0) {
      return;
    }
    await this.session.write(async session => {
      const [anyOf, bindings] = session.anyOf('entity_ref', entityRefs);
      await removeResults(session, `scorecard_id = ? and ${anyOf}`, [
        scorecardId,
        ...bindings,
      ]);
    });
  }

  async due(at: number, limit: number): Promise<string[]> {
    const rows = await this.session.select<Pick<ResultRow, 'entity_ref'>>(
      `select entity_ref from results where holds_until <= ?
      group by entity_ref order by min(holds_until), entity_ref limit ?`,
      [toColumn(at), limit],
    );
    return rows.map(row => row.entity_ref);
  }

  async changedSince(revision: number) {
    return readResultChanges(this.session, this.layouts, revision);
  }
}
