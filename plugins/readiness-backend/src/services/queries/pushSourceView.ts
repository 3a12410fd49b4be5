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
  options: { last?: CollectionRun; openDisputes: number; now: number },
): CollectorView {
  const { last, openDisputes, now } = options;
  return {
    kind: 'push',
    ...{ id: source.id, title: source.title, owner: source.owner },
    openDisputes,
    facts: factViews(source.facts),
    state: stateOf(source, last, now),
    lastRun: last && runView(last),
    lastSuccessAt: isoOf(last && last.covered > 0 ? last.startedAt : undefined),
    failures: [],
  };
}

/** Facts as a collector declares them. */
export function factViews(
  facts: readonly FactDeclaration[],
): CollectorView['facts'] {
  return withDeltas(facts).map(({ validity, ...fact }) => ({
    ...fact,
    validity: Duration.fromObject(validity).toISO() ?? '',
  }));
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
  last: CollectionRun | undefined,
  now: number,
): CollectorView['state'] {
  if (!last) return 'neverRan';
  const longest = Math.max(
    ...facts.map(({ validity }) => Duration.fromObject(validity).toMillis()),
  );
  if (last.startedAt + longest <= now) return 'stale';
  return last.failed > 0 ? 'failing' : 'ok';
}
