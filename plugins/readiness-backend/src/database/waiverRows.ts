import type { Waiver } from '@service-readiness/backstage-plugin-readiness-common';
import type { NewRow } from './insertRows';
import { plainText } from './plainText';
import type { WaiverRow } from './tables';
import { fromColumn, fromNullableColumn, toColumn } from './timestamps';

/** What a request is written with; decision and end come later. */
export const requestColumns = {
  id: 'text',
  entity_ref: 'text',
  reason: 'text',
  explanation: 'text',
  compensating_measure: 'text',
  renews: 'text',
  requested_by: 'text',
  requested_at: 'moment',
  until: 'moment',
} as const;

export type RequestRow = Pick<WaiverRow, keyof typeof requestColumns>;

export function toRequestRow(waiver: Waiver): NewRow<RequestRow> {
  const { compensatingMeasure } = waiver;
  return {
    id: waiver.id,
    entity_ref: waiver.entityRef,
    reason: waiver.reason,
    explanation: plainText(waiver.explanation),
    compensating_measure:
      compensatingMeasure === undefined ? null : plainText(compensatingMeasure),
    renews: waiver.renews ?? null,
    requested_by: waiver.requestedBy,
    requested_at: toColumn(waiver.requestedAt),
    until: toColumn(waiver.until),
  };
}

export function toWaiver(row: WaiverRow, checkIds: string[]): Waiver {
  const decidedAt = fromNullableColumn(row.decided_at);
  const endedAt = fromNullableColumn(row.ended_at);
  return {
    id: row.id,
    entityRef: row.entity_ref,
    checkIds,
    // Only what was parsed is ever written.
    reason: row.reason as Waiver['reason'],
    explanation: row.explanation,
    compensatingMeasure: row.compensating_measure ?? undefined,
    renews: row.renews ?? undefined,
    requestedBy: row.requested_by,
    requestedAt: fromColumn(row.requested_at),
    until: fromColumn(row.until),
    decision:
      row.decision === null
        ? undefined
        : {
            outcome: row.decision,
            by: row.decided_by ?? '',
            at: decidedAt ?? 0,
            comment: row.decision_comment ?? '',
          },
    ended:
      endedAt === undefined
        ? undefined
        : {
            how: row.ended_how ?? 'removed',
            by: row.ended_by ?? '',
            at: endedAt,
            comment: row.ended_comment ?? '',
          },
  };
}
