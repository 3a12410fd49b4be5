import {
  withDeltas,
  type CollectorView,
  type FactDeclaration,
} from '@service-readiness/backstage-plugin-readiness-common';
import { Duration } from 'luxon';
import type { CollectionRun } from '../../stores/CollectorStore';
import type { DeclaredCollector } from '../push/PushSource';
import { isoOf } from './levelView';

/** What operators see of a source that pushes: its last push stands where others have their last run. */
export function pushSourceView(
  source: DeclaredCollector,
  options: {
    last?: CollectionRun;
    /** When the newest of what is known from it was observed; absent while nothing of what was pushed was right. */
    keptAt?: number;
    /** Entities about which the last thing that was pushed was wrong. */
    refused: ReadonlyMap<string, string>;
    /** Those of them that are shown. */
    failures: CollectorView['failures'];
    openDisputes: number;
    now: number;
  },
): CollectorView {
  const { last, keptAt, refused, failures, openDisputes, now } = options;
  return {
    kind: 'push',
    ...{ id: source.id, title: source.title, owner: source.owner },
    openDisputes,
    facts: factViews(source.facts),
    state: stateOf(source, { last, keptAt, refused, now }),
    lastRun: last && runView(last),
    lastSuccessAt: isoOf(keptAt),
    failures,
  };
}

/** Facts as a collector declares them. */
export function factViews(
  facts: readonly FactDeclaration[],
): CollectorView['facts'] {
  return withDeltas(facts).map(
    ({ name, type, unit, description, series, validity }) => ({
      ...{ name, type, unit, description, series },
      validity: Duration.fromObject(validity).toISO() ?? '',
    }),
  );
}

/** A run or a push that has ended. */
export function runView(run: CollectionRun): CollectorView['lastRun'] {
  return {
    startedAt: isoOf(run.startedAt),
    endedAt: isoOf(run.endedAt),
    covered: run.covered,
    failed: run.failed,
    changed: run.changed,
    error: run.error,
    by: run.pushedBy,
  };
}

/** Every entity has an age of its own; when even what was pushed last no longer counts, nothing does. */
function stateOf(
  { facts }: DeclaredCollector,
  {
    last,
    keptAt,
    refused,
    now,
  }: {
    last?: CollectionRun;
    keptAt?: number;
    refused: ReadonlyMap<string, string>;
    now: number;
  },
): CollectorView['state'] {
  if (!last) return 'neverRan';
  const longest = Math.max(
    ...facts.map(({ validity }) => Duration.fromObject(validity).toMillis()),
  );
  if (keptAt !== undefined && keptAt + longest <= now) return 'stale';
  // Many push to one source: that the last of them was right says nothing of the others.
  return last.failed > 0 || refused.size > 0 ? 'failing' : 'ok';
}
