import type {
  CompiledScorecard,
  GroupView,
  ScorecardView,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ResultSummary } from '../../stores/ResultStore';
import { outcomeIn } from './levelView';

/** How many services hold each level, from the bottom up; services without a result are counted apart. */
export function distributionOf(
  scorecard: CompiledScorecard,
  summaries: ReadonlyArray<ResultSummary | undefined>,
): Pick<GroupView, 'distribution' | 'notEvaluated' | 'unverified'> {
  const counts = new Map<number, number>();
  let notEvaluated = 0;
  let unverified = 0;
  for (const summary of summaries) {
    if (!summary) {
      notEvaluated += 1;
      continue;
    }
    counts.set(summary.level, (counts.get(summary.level) ?? 0) + 1);
    if (summary.unverifiedSince !== undefined) unverified += 1;
  }
  return {
    distribution: scorecard.definition.levels.map(({ level, name }) => ({
      level,
      name,
      count: counts.get(level) ?? 0,
    })),
    notEvaluated,
    unverified,
  };
}

/** Every check of a scorecard with its outcomes over the given services. */
export function checkCounts(
  scorecard: CompiledScorecard,
  summaries: readonly ResultSummary[],
  now: number,
): ScorecardView['checks'] {
  const blocks = new Map<string, number>();
  for (const summary of summaries) {
    const blocking = blockingChecks(scorecard, summary, now);
    const [only] = blocking;
    if (only !== undefined && blocking.length === 1) {
      blocks.set(only, (blocks.get(only) ?? 0) + 1);
    }
  }
  return scorecard.checks.map(({ check, level }) => {
    const { id, title, category, capability, effort } = check.definition;
    const counts = { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
    for (const summary of summaries) {
      const outcome = outcomeIn(summary, id);
      if (outcome) counts[outcome] += 1;
    }
    return {
      id,
      title,
      category,
      capability,
      effort,
      level,
      ...counts,
      blocks: blocks.get(id) ?? 0,
    };
  });
}

/** The checks that keep a service below its next level. */
export function blockingChecks(
  scorecard: CompiledScorecard,
  summary: ResultSummary,
  now: number,
): string[] {
  return scorecard.checks
    .filter(({ level, countsFromMs }) => {
      const counts = countsFromMs === undefined || countsFromMs <= now;
      return counts && level <= summary.level + 1;
    })
    .map(({ check }) => check.definition.id)
    .filter(id => {
      const outcome = outcomeIn(summary, id);
      return outcome === 'fail' || outcome === 'unknown';
    });
}
