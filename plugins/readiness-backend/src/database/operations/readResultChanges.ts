import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ResultStore } from '../../stores/ResultStore';
import { rowsPerStatement } from '../chunks';
import type { ResultLayouts } from '../ResultLayouts';
import { toSummary, type SummaryRow } from '../resultRows';
import type { Session } from '../Session';
import type { RemovedResultRow } from '../tables';

type ResultChange = Awaited<ReturnType<ResultStore['changedSince']>>[number];

const columns = `entity_ref, scorecard_id, fingerprint, layout_id, level, verified_level, earned_level,
  unverified_since, changed_at, moved_from, moved_to, moved_at, moved_by_rule, revision, outcomes`;

/**
 * Results and tombstones after a revision, in order. Where a transaction deleted a result and wrote it again, both
 * are of one revision: the deletion comes first. A tombstone that a later write overtook stays, and comes before it.
 */
export async function readResultChanges(
  session: Session,
  layouts: ResultLayouts,
  revision: number,
): Promise<ResultChange[]> {
  const removals = await readRemovals(session, revision);
  const writes = await readWrites(session, layouts, revision);
  if (removals.length === 0) {
    return writes;
  }
  // The sort is stable.
  return [...removals, ...writes].sort((a, b) => a.revision - b.revision);
}

async function readRemovals(
  session: Session,
  revision: number,
): Promise<ResultChange[]> {
  const rows = await session.select<RemovedResultRow>(
    'select entity_ref, scorecard_id, revision from removed_results where revision > ?',
    [revision],
  );
  return rows.map(row => ({
    revision: Number(row.revision),
    removed: true,
    entityRef: row.entity_ref,
    scorecardId: row.scorecard_id,
  }));
}

/** Page by page, and other work gets its turn between them, while results of 20,000 entities are read. */
async function readWrites(
  session: Session,
  layouts: ResultLayouts,
  revision: number,
): Promise<ResultChange[]> {
  const changes: ResultChange[] = [];
  const shared = sharedStrings();
  let after: [number, string, string] = [revision, endOfRevision, ''];
  for (; ; await nextTurn()) {
    const rows = await session.select<SummaryRow>(
      `select ${columns} from results
      where (revision, entity_ref, scorecard_id) > (?, ?, ?)
      order by revision, entity_ref, scorecard_id limit ?`,
      [...after, rowsPerStatement],
    );
    const layout = await layouts.load(
      session,
      rows.map(row => row.layout_id),
    );
    for (const row of rows) {
      const summary = toSummary(row, layout(row.layout_id), shared);
      changes.push({ revision: Number(row.revision), removed: false, summary });
    }
    const last = rows[rowsPerStatement - 1];
    if (!last) {
      return changes;
    }
    after = [Number(last.revision), last.entity_ref, last.scorecard_id];
  }
}

/** Sorts after every reference. */
const endOfRevision = '\u{10ffff}';

/** Gives one string for equal strings. */
function sharedStrings(): (text: string) => string {
  const known = new Map<string, string>();
  return text => {
    const same = known.get(text);
    if (same === undefined) {
      known.set(text, text);
    }
    return same ?? text;
  };
}
