import type {
  Waiver,
  WaiverState,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { StandingWaiver, WaiverStore } from '../stores/WaiverStore';
import { distinct } from './byKey';
import { chunks } from './chunks';
import { Conditions } from './Conditions';
import { insertRows } from './insertRows';
import { plainText } from './plainText';
import { pruneRows } from './pruneRows';
import type { Session } from './Session';
import type { WaiverCheckRow, WaiverRow } from './tables';
import { fromColumn, toColumn } from './timestamps';
import {
  requestColumns,
  toRequestRow,
  toWaiver,
  type RequestRow,
} from './waiverRows';

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

  async add(waiver: Waiver): Promise<void> {
    await this.session.write(async session => {
      await insertRows<RequestRow>(session, {
        into: 'waivers',
        columns: requestColumns,
        rows: [toRequestRow(waiver)],
      });
      await insertRows<WaiverCheckRow>(session, {
        into: 'waiver_checks',
        columns: { waiver_id: 'text', check_id: 'text' },
        rows: distinct(waiver.checkIds).map(check_id => ({
          waiver_id: waiver.id,
          check_id,
        })),
      });
    });
  }

  async decide(
    id: string,
    { outcome, by, at, comment }: NonNullable<Waiver['decision']>,
  ): Promise<void> {
    await this.session.execute(
      'update waivers set decision = ?, decided_by = ?, decided_at = ?, decision_comment = ? where id = ?',
      [outcome, by, toColumn(at), plainText(comment), id],
    );
  }

  async end(
    id: string,
    { how, by, at, comment }: NonNullable<Waiver['ended']>,
  ): Promise<void> {
    await this.session.execute(
      'update waivers set ended_how = ?, ended_by = ?, ended_at = ?, ended_comment = ? where id = ?',
      [how, by, toColumn(at), plainText(comment), id],
    );
  }

  async get(id: string): Promise<Waiver | undefined> {
    const [waiver] = await this.#withChecks(
      await this.session.select<WaiverRow>(
        'select * from waivers where id = ?',
        [id],
      ),
    );
    return waiver;
  }

  async openOf(entityRef: string): Promise<Waiver[]> {
    return this.#withChecks(
      await this.session.select<WaiverRow>(
        `select * from waivers where entity_ref = ? and ended_at is null
        and (decision is null or decision = 'approved') order by requested_at, id`,
        [entityRef],
      ),
    );
  }

  async list(options: Parameters<WaiverStore['list']>[0]): Promise<Waiver[]> {
    const { entityRefs, checkId, state, now, after, limit } = options;
    const conditions = new Conditions(this.session)
      .anyOf('entity_ref', entityRefs && distinct(entityRefs))
      .add(
        'exists (select 1 from waiver_checks where waiver_id = waivers.id and check_id = ?)',
        checkId,
      )
      .before('until', options.untilBefore)
      .after('until', after);
    if (state) inState(conditions, state, now);
    const [where, bindings] = conditions.where;
    return this.#withChecks(
      await this.session.select<WaiverRow>(
        `select * from waivers where ${where} order by until, id limit ?`,
        [...bindings, limit],
      ),
    );
  }

  async prune(before: number): Promise<number> {
    const moment = toColumn(before);
    const deleted = await pruneRows(this.session, 'waivers', [
      `until < ? or ended_at < ? or (decision = 'refused' and decided_at < ?)`,
      [moment, moment, moment],
    ]);
    if (deleted > 0) {
      await this.session.execute(
        'delete from waiver_checks where not exists (select 1 from waivers where id = waiver_id)',
      );
    }
    return deleted;
  }

  async #withChecks(rows: WaiverRow[]): Promise<Waiver[]> {
    if (rows.length === 0) return [];
    const [anyOf, bindings] = this.session.anyOf(
      'waiver_id',
      rows.map(({ id }) => id),
    );
    const checks = await this.session.select<WaiverCheckRow>(
      `select waiver_id, check_id from waiver_checks where ${anyOf} order by check_id`,
      bindings,
    );
    const byWaiver = new Map<string, string[]>();
    for (const { waiver_id: id, check_id: checkId } of checks) {
      byWaiver.set(id, [...(byWaiver.get(id) ?? []), checkId]);
    }
    return rows.map(row => toWaiver(row, byWaiver.get(row.id) ?? []));
  }
}

/** As `waiverState` tells them. */
function inState(conditions: Conditions, state: WaiverState, now: number) {
  switch (state) {
    case 'withdrawn':
    case 'revoked':
    case 'removed':
      conditions.add('ended_how = ?', state);
      return;
    case 'refused':
      conditions.add(`ended_at is null and decision = 'refused'`);
      return;
    case 'lapsed':
      conditions.add(
        `ended_at is null and (decision is null or decision = 'approved') and until <= ?`,
        toColumn(now),
      );
      return;
    case 'requested':
      conditions.add(
        'ended_at is null and decision is null and until > ?',
        toColumn(now),
      );
      return;
    default:
      conditions.add(
        `ended_at is null and decision = 'approved' and until > ?`,
        toColumn(now),
      );
  }
}
