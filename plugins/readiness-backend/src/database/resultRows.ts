import type {
  LevelMove,
  ResultSummary,
  StoredResult,
} from '../stores/ResultStore';
import type { NewRow } from './insertRows';
import { decodeChecks, encodeChecks, type ResultLayout } from './resultCodec';
import type { ResultRow } from './tables';
import {
  fromColumn,
  fromNullableColumn,
  toColumn,
  toNullableColumn,
} from './timestamps';

type MoveRow = Pick<
  ResultRow,
  'moved_from' | 'moved_to' | 'moved_at' | 'moved_by_rule'
>;

export type SummaryRow = MoveRow &
  Pick<
    ResultRow,
    | 'entity_ref'
    | 'scorecard_id'
    | 'fingerprint'
    | 'layout_id'
    | 'level'
    | 'verified_level'
    | 'earned_level'
    | 'unverified_since'
    | 'changed_at'
    | 'revision'
    | 'outcomes'
  >;

export function toResultRow(
  stored: StoredResult,
  layout: ResultLayout,
  revision: number,
): NewRow<ResultRow> {
  const { result, moved } = stored;
  return {
    entity_ref: stored.entityRef,
    scorecard_id: result.scorecardId,
    fingerprint: result.fingerprint,
    layout_id: layout.id,
    level: result.level,
    verified_level: result.verifiedLevel,
    earned_level: result.earnedLevel,
    unverified_since: toNullableColumn(result.unverifiedSince),
    holds_until: toNullableColumn(result.holdsUntil),
    changed_at: toColumn(stored.changedAt),
    baseline_at: toColumn(stored.baseline.at),
    baseline_level: stored.baseline.level,
    moved_from: moved?.from ?? null,
    moved_to: moved?.to ?? null,
    moved_at: toNullableColumn(moved?.at),
    moved_by_rule: moved?.byRule ?? null,
    revision,
    ...encodeChecks(layout, result),
  };
}

export function toStoredResult(
  row: ResultRow,
  layout: ResultLayout,
): StoredResult {
  return {
    entityRef: row.entity_ref,
    result: {
      scorecardId: row.scorecard_id,
      fingerprint: row.fingerprint,
      level: row.level,
      verifiedLevel: row.verified_level,
      earnedLevel: row.earned_level,
      ...optional('unverifiedSince', fromNullableColumn(row.unverified_since)),
      ...decodeChecks(layout, row),
      ...optional('holdsUntil', fromNullableColumn(row.holds_until)),
    },
    changedAt: fromColumn(row.changed_at),
    baseline: { at: fromColumn(row.baseline_at), level: row.baseline_level },
    ...optional('moved', toMove(row)),
  };
}

/** @param shared - gives one string for equal strings, as summaries are held for every entity */
export function toSummary(
  row: SummaryRow,
  layout: ResultLayout,
  shared: (text: string) => string,
): ResultSummary {
  return {
    entityRef: row.entity_ref,
    scorecardId: shared(row.scorecard_id),
    fingerprint: shared(row.fingerprint),
    level: row.level,
    verifiedLevel: row.verified_level,
    earnedLevel: row.earned_level,
    ...optional('unverifiedSince', fromNullableColumn(row.unverified_since)),
    checkIds: layout.checkIds,
    outcomes: row.outcomes,
    waived: countWaived(row.outcomes),
    changedAt: fromColumn(row.changed_at),
    ...optional('moved', toMove(row)),
  };
}

/** Nearly always none: one look at the text is enough. */
function countWaived(outcomes: string): number {
  return outcomes.match(/[A-Z]/g)?.length ?? 0;
}

function toMove(row: MoveRow): LevelMove | undefined {
  if (row.moved_at === null) {
    return undefined;
  }
  return {
    from: row.moved_from ?? 0,
    to: row.moved_to ?? 0,
    at: fromColumn(row.moved_at),
    byRule: Boolean(row.moved_by_rule),
  };
}

/** A property that is absent rather than undefined. */
function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { [K in Key]?: Value } {
  const properties: { [K in Key]?: Value } = {};
  if (value !== undefined) {
    properties[key] = value;
  }
  return properties;
}
