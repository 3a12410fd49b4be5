import type {
  FactCoverage,
  FactDocument,
  FactPoint,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { FactStore, SeriesDocument } from '../stores/FactStore';
import { byKey } from './byKey';
import { chunks, entitiesPerRead } from './chunks';
import { insertRows, replace, type NewRow } from './insertRows';
import { readCoverage } from './operations/readCoverage';
import type { Session } from './Session';
import type { FactDocumentRow, FactSeriesRow } from './tables';
import { fromColumn, toColumn } from './timestamps';

const columns = {
  entity_ref: 'text',
  collector_id: 'text',
  changed_at: 'moment',
  document: 'text',
} as const;

const seriesColumns = {
  entity_ref: 'text',
  collector_id: 'text',
  document: 'text',
} as const;

/** A document that says the same is not written again, and stays as old as it is. */
const conflict = `${replace(
  ['entity_ref', 'collector_id'],
  columns,
)} where fact_documents.document <> excluded.document`;

export class DatabaseFactStore implements FactStore {
  constructor(private readonly session: Session) {}

  async documents(entityRefs: string[]): Promise<Map<string, FactDocument[]>> {
    const found = new Map<string, FactDocument[]>();
    for (const chunk of chunks(entityRefs, entitiesPerRead)) {
      const [anyOf, bindings] = this.session.anyOf('entity_ref', chunk);
      const rows = await this.session.select<FactDocumentRow>(
        `select entity_ref, collector_id, changed_at, document from fact_documents
        where ${anyOf} order by entity_ref, collector_id`,
        bindings,
      );
      for (const row of rows) {
        const ofEntity = found.get(row.entity_ref);
        if (ofEntity) {
          ofEntity.push(toDocument(row));
        } else {
          found.set(row.entity_ref, [toDocument(row)]);
        }
      }
    }
    return found;
  }

  async documentsOf(
    collectorId: string,
    entityRefs: string[],
  ): Promise<Map<string, FactDocument>> {
    const found = new Map<string, FactDocument>();
    for (const chunk of chunks(entityRefs)) {
      const [anyOf, bindings] = this.session.anyOf('entity_ref', chunk);
      const rows = await this.session.select<FactDocumentRow>(
        `select entity_ref, collector_id, changed_at, document from fact_documents
        where collector_id = ? and ${anyOf}`,
        [collectorId, ...bindings],
      );
      rows.forEach(row => found.set(row.entity_ref, toDocument(row)));
    }
    return found;
  }

  async save(documents: FactDocument[]): Promise<void> {
    if (documents.length === 0) {
      return;
    }
    const rows = byKey(
      documents,
      ({ entityRef, collectorId }) => `${entityRef}\n${collectorId}`,
    ).map(toRow);
    await this.session.write(session =>
      insertRows<FactDocumentRow>(session, {
        into: 'fact_documents',
        columns,
        rows,
        conflict,
      }),
    );
  }

  async entitiesWith(collectorId: string): Promise<string[]> {
    const rows = await this.session.select<Pick<FactDocumentRow, 'entity_ref'>>(
      'select entity_ref from fact_documents where collector_id = ? order by entity_ref',
      [collectorId],
    );
    return rows.map(row => row.entity_ref);
  }

  async delete(collectorId: string, entityRefs: string[]): Promise<void> {
    for (const chunk of chunks(entityRefs)) {
      const [anyOf, bindings] = this.session.anyOf('entity_ref', chunk);
      for (const table of ['fact_documents', 'fact_series']) {
        await this.session.execute(
          `delete from ${table} where collector_id = ? and ${anyOf}`,
          [collectorId, ...bindings],
        );
      }
    }
  }

  async seriesOf(
    collectorId: string,
    entityRefs: string[],
  ): Promise<Map<string, SeriesDocument>> {
    const found = new Map<string, SeriesDocument>();
    for (const chunk of chunks(entityRefs)) {
      const [anyOf, bindings] = this.session.anyOf('entity_ref', chunk);
      const rows = await this.session.select<FactSeriesRow>(
        `select * from fact_series where collector_id = ? and ${anyOf}`,
        [collectorId, ...bindings],
      );
      rows.forEach(row => found.set(row.entity_ref, toSeries(row)));
    }
    return found;
  }

  async saveSeries(documents: SeriesDocument[]): Promise<void> {
    if (documents.length === 0) {
      return;
    }
    const rows = byKey(
      documents,
      ({ entityRef, collectorId }) => `${entityRef}\n${collectorId}`,
    ).map(toSeriesRow);
    await this.session.write(session =>
      insertRows<FactSeriesRow>(session, {
        into: 'fact_series',
        columns: seriesColumns,
        rows,
        conflict: replace(['entity_ref', 'collector_id'], seriesColumns),
      }),
    );
  }

  async allSeries(entityRef: string): Promise<SeriesDocument[]> {
    const rows = await this.session.select<FactSeriesRow>(
      'select * from fact_series where entity_ref = ? order by collector_id',
      [entityRef],
    );
    return rows.map(toSeries);
  }

  async coverage(entityRefs: string[]): Promise<Map<string, FactCoverage[]>> {
    return readCoverage(this.session, entityRefs);
  }
}

/** Keys in order, so that equal values are equal text. */
function toRow(document: FactDocument): NewRow<FactDocumentRow> {
  const { entityRef, collectorId, values, changedAt } = document;
  return {
    entity_ref: entityRef,
    collector_id: collectorId,
    changed_at: toColumn(changedAt),
    document: JSON.stringify(values, Object.keys(values).sort()),
  };
}

function toDocument(row: FactDocumentRow): FactDocument {
  return {
    entityRef: row.entity_ref,
    collectorId: row.collector_id,
    values: JSON.parse(row.document),
    changedAt: fromColumn(row.changed_at),
  };
}

type Pairs = Record<string, Array<[day: number, value: number]>>;

function toSeriesRow(document: SeriesDocument): NewRow<FactSeriesRow> {
  const { entityRef, collectorId, series } = document;
  const pairs: Pairs = {};
  for (const [name, points] of Object.entries(series)) {
    pairs[name] = points.map(({ day, value }) => [day, value]);
  }
  return {
    entity_ref: entityRef,
    collector_id: collectorId,
    document: JSON.stringify(pairs),
  };
}

function toSeries(row: FactSeriesRow): SeriesDocument {
  const series: Record<string, FactPoint[]> = {};
  for (const [name, pairs] of Object.entries(
    JSON.parse(row.document) as Pairs,
  )) {
    series[name] = pairs.map(([day, value]) => ({ day, value }));
  }
  return { entityRef: row.entity_ref, collectorId: row.collector_id, series };
}
