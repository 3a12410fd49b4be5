import type { ScorecardResult } from '@service-readiness/backstage-plugin-readiness-common';
import { byKey } from './byKey';
import { insertRows } from './insertRows';
import { fitsLayout, layoutOf, type ResultLayout } from './resultCodec';
import type { Session } from './Session';
import type { ResultLayoutRow } from './tables';

/**
 * Layouts as known to this process. A layout is named by its content, so what is known once stays true, whatever
 * becomes of the transaction in which it was learnt.
 */
export class ResultLayouts {
  readonly #byId = new Map<string, ResultLayout>();
  readonly #byRules = new Map<string, ResultLayout>();

  /** The layout of a result's checks: nearly always that of the last result by the same rules. */
  of(result: ScorecardResult): ResultLayout {
    const rules = `${result.scorecardId} ${result.fingerprint}`;
    const known = this.#byRules.get(rules);
    if (known && fitsLayout(known, result.checks)) {
      return known;
    }
    const layout = this.#remember(layoutOf(result.checks));
    this.#byRules.set(rules, layout);
    return layout;
  }

  /** Has the layouts stored, so that every replica can read what is written with them. */
  async store(
    session: Session,
    layouts: Iterable<ResultLayout>,
  ): Promise<void> {
    await insertRows<ResultLayoutRow>(session, {
      into: 'result_layouts',
      columns: { id: 'text', checks: 'text' },
      rows: byKey([...layouts], ({ id }) => id).map(({ id, ...checks }) => ({
        id,
        checks: JSON.stringify(checks),
      })),
      conflict: 'on conflict (id) do nothing',
    });
  }

  /** Layouts by id, read where they are not known yet. */
  async load(
    session: Session,
    ids: Iterable<string>,
  ): Promise<(id: string) => ResultLayout> {
    const missing = [...new Set(ids)].filter(id => !this.#byId.has(id));
    if (missing.length > 0) {
      const [anyOf, bindings] = session.anyOf('id', missing);
      const rows = await session.select<ResultLayoutRow>(
        `select id, checks from result_layouts where ${anyOf}`,
        bindings,
      );
      for (const row of rows) {
        this.#remember({ id: row.id, ...JSON.parse(row.checks) });
      }
    }
    return id => {
      const layout = this.#byId.get(id);
      if (!layout) {
        throw new Error(`The table "result_layouts" lacks '${id}'`);
      }
      return layout;
    };
  }

  /** One object per layout, so that all results share its list of checks. */
  #remember(layout: ResultLayout): ResultLayout {
    const known = this.#byId.get(layout.id) ?? layout;
    this.#byId.set(layout.id, known);
    return known;
  }
}
