import type {
  AttestationStore,
  StandingAttestation,
} from '../stores/AttestationStore';
import { chunks } from './chunks';
import type { Session } from './Session';
import type { AttestationRow } from './tables';
import { fromColumn, toColumn } from './timestamps';

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
}
