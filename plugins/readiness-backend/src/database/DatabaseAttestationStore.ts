import type { Attestation } from '@service-readiness/backstage-plugin-readiness-common';
import type {
  AttestationStore,
  StandingAttestation,
} from '../stores/AttestationStore';
import { byKey, distinct } from './byKey';
import { chunks } from './chunks';
import { Conditions } from './Conditions';
import { insertRows, type NewRow } from './insertRows';
import { plainText } from './plainText';
import { pruneRows } from './pruneRows';
import type { Session } from './Session';
import type { AttestationRow } from './tables';
import { fromColumn, fromNullableColumn, toColumn } from './timestamps';

const columns = {
  id: 'text',
  entity_ref: 'text',
  check_id: 'text',
  comment: 'text',
  evidence: 'text',
  attested_by: 'text',
  attested_at: 'moment',
  expires_at: 'moment',
} as const;

type NewAttestation = NewRow<Pick<AttestationRow, keyof typeof columns>>;

export class DatabaseAttestationStore implements AttestationStore {
  constructor(private readonly session: Session) {}

  async standing(
    entityRefs: string[],
    now: number,
  ): Promise<Map<string, Map<string, StandingAttestation>>> {
    const found = new Map<string, Map<string, StandingAttestation>>();
    for (const chunk of chunks(entityRefs)) {
      const [anyOf, bindings] = this.session.anyOf('entity_ref', chunk);
      const rows = await this.session.select<
        Pick<AttestationRow, 'id' | 'entity_ref' | 'check_id' | 'expires_at'>
      >(
        `select id, entity_ref, check_id, expires_at from attestations
        where ${anyOf} and ended_at is null and expires_at > ?
        order by attested_at, id`,
        [...bindings, toColumn(now)],
      );
      for (const row of rows) {
        const ofEntity = found.get(row.entity_ref) ?? new Map();
        found.set(row.entity_ref, ofEntity);
        // In their order: the newest stays.
        const expiresAt = fromColumn(row.expires_at);
        ofEntity.set(row.check_id, { id: row.id, expiresAt });
      }
    }
    return found;
  }

  async add(attestations: Attestation[]): Promise<void> {
    await this.session.write(async session => {
      for (const next of byKey(
        attestations,
        a => `${a.entityRef} ${a.checkId}`,
      ))
        await session.execute(
          `update attestations set ended_at = ?, ended_by = ?, ended_how = 'replaced'
          where entity_ref = ? and check_id = ? and ended_at is null and expires_at > ?`,
          [
            toColumn(next.attestedAt),
            next.attestedBy,
            next.entityRef,
            next.checkId,
            toColumn(next.attestedAt),
          ],
        );
      await insertRows<Pick<AttestationRow, keyof typeof columns>>(session, {
        into: 'attestations',
        columns,
        rows: attestations.map(toRow),
      });
    });
  }

  async end(
    id: string,
    { at, by, how, comment }: NonNullable<Attestation['ended']>,
  ): Promise<void> {
    await this.session.execute(
      `update attestations set ended_at = ?, ended_by = ?, ended_how = ?, ended_comment = ?
      where id = ?`,
      [toColumn(at), by, how, comment ? plainText(comment) : null, id],
    );
  }

  async get(id: string): Promise<Attestation | undefined> {
    const [row] = await this.session.select<AttestationRow>(
      'select * from attestations where id = ?',
      [id],
    );
    return row && fromRow(row);
  }

  async list(
    options: Parameters<AttestationStore['list']>[0],
  ): Promise<Attestation[]> {
    const { entityRefs, checkId, state, now, after, limit } = options;
    const conditions = new Conditions(this.session)
      .anyOf('entity_ref', entityRefs && distinct(entityRefs))
      .add('check_id = ?', checkId)
      .before('expires_at', options.expiringBefore)
      .after('expires_at', after);
    if (state === 'standing' || state === 'lapsed') {
      conditions.add('ended_at is null');
      if (state === 'standing') conditions.add('expires_at > ?', toColumn(now));
      else conditions.add('expires_at <= ?', toColumn(now));
    } else {
      conditions.add('ended_how = ?', state);
    }
    const [where, bindings] = conditions.where;
    const rows = await this.session.select<AttestationRow>(
      `select * from attestations where ${where} order by expires_at, id limit ?`,
      [...bindings, limit],
    );
    return rows.map(fromRow);
  }

  prune(before: number): Promise<number> {
    const moment = toColumn(before);
    return pruneRows(this.session, 'attestations', [
      'expires_at < ? or ended_at < ?',
      [moment, moment],
    ]);
  }
}

function toRow(attestation: Attestation): NewAttestation {
  const { evidence } = attestation;
  return {
    id: attestation.id,
    entity_ref: attestation.entityRef,
    check_id: attestation.checkId,
    comment: plainText(attestation.comment),
    evidence: evidence === undefined ? null : plainText(evidence),
    attested_by: attestation.attestedBy,
    attested_at: toColumn(attestation.attestedAt),
    expires_at: toColumn(attestation.expiresAt),
  };
}

function fromRow(row: AttestationRow): Attestation {
  const endedAt = fromNullableColumn(row.ended_at);
  return {
    id: row.id,
    entityRef: row.entity_ref,
    checkId: row.check_id,
    comment: row.comment,
    evidence: row.evidence ?? undefined,
    attestedBy: row.attested_by,
    attestedAt: fromColumn(row.attested_at),
    expiresAt: fromColumn(row.expires_at),
    ended:
      endedAt === undefined
        ? undefined
        : {
            at: endedAt,
            by: row.ended_by ?? '',
            how: row.ended_how ?? 'removed',
            comment: row.ended_comment ?? undefined,
          },
  };
}
