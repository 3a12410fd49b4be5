import type { StandingWaiver, WaiverStore } from '../stores/WaiverStore';
import { chunks } from './chunks';
import type { Session } from './Session';
import type { WaiverCheckRow, WaiverRow } from './tables';
import { fromColumn, toColumn } from './timestamps';

export class DatabaseWaiverStore implements WaiverStore {
  constructor(private readonly session: Session) {}

  async standing(
    entityRefs: string[],
    now: number,
  ): Promise<Map<string, Map<string, StandingWaiver>>> {
    const found = new Map<string, Map<string, StandingWaiver>>();
    for (const chunk of chunks(entityRefs)) {
      const [anyOf, bindings] = this.session.anyOf('waivers.entity_ref', chunk);
      const rows = await this.session.select<
        Pick<WaiverRow, 'id' | 'entity_ref' | 'until'> &
          Pick<WaiverCheckRow, 'check_id'>
      >(
        `select waivers.id, waivers.entity_ref, waivers.until, waiver_checks.check_id
        from waivers join waiver_checks on waiver_checks.waiver_id = waivers.id
        where ${anyOf} and waivers.decision = 'approved' and waivers.ended_at is null
        and waivers.until > ? order by waivers.until, waivers.id`,
        [...bindings, toColumn(now)],
      );
      for (const row of rows) {
        const ofEntity = found.get(row.entity_ref) ?? new Map();
        found.set(row.entity_ref, ofEntity);
        // In their order: the one that lasts longest stays.
        const until = fromColumn(row.until);
        ofEntity.set(row.check_id, { id: row.id, until });
      }
    }
    return found;
  }
}
