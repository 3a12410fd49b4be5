import type {
  CompiledScorecard,
  GroupView,
  ScorecardView,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ResultSummary } from '../../stores/ResultStore';
import { alignToOutcomes, heldBackByIn } from './heldBackBy';

/** How many services hold each level, from the bottom up; services without a result are counted apart. */
export function distributionOf(
  scorecard: CompiledScorecard,
  summaries: ReadonlyArray<ResultSummary | undefined>,
): Pick<GroupView, 'distribution' | 'notEvaluated' | 'unverified' | 'waived'> {
  const counts = new Map<number, number>();
  let notEvaluated = 0;
  let unverified = 0;
  let waived = 0;
  for (const summary of summaries) {
    if (!summary) {
      notEvaluated += 1;
      continue;
    }
    counts.set(summary.level, (counts.get(summary.level) ?? 0) + 1);
    if (summary.unverifiedSince !== undefined) unverified += 1;
    if (summary.waived > 0) waived += 1;
  }
  return {
    distribution: scorecard.definition.levels.map(({ level, name }) => ({
      level,
      name,
      count: counts.get(level) ?? 0,
    })),
    notEvaluated,
    unverified,
    waived,
  };
}

const noTally = () => ({
  pass: 0,
  fail: 0,
  unknown: 0,
  notApplicable: 0,
  waived: 0,
  blocks: 0,
});

/** Every check of a scorecard with its outcomes over the given services. One pass over the letters of each result. */
export function checkCounts(
  scorecard: CompiledScorecard,
  summaries: readonly ResultSummary[],
  now: number,
): ScorecardView['checks'] {
  const tallies = new Map(
    scorecard.checks.map(({ check }) => [check.id, noTally()]),
  );
  const align = alignToOutcomes(tallies);
  const heldBackBy = heldBackByIn(scorecard, now);
  for (const summary of summaries) {
    const { outcomes } = summary;
    const aligned = align(summary);
    for (let at = 0; at < aligned.length; at++) {
      const tally = aligned[at];
      if (tally) countLetter(tally, outcomes[at]);
    }
    const blocking = heldBackBy(summary);
    const blocked = blocking === undefined ? undefined : tallies.get(blocking);
    if (blocked) blocked.blocks += 1;
  }
  return scorecard.checks.map(({ check, level }) => {
    const { id, title, category, capability, effort } = check.definition;
    const about = { id, title, category, capability, effort, level };
    return { ...about, ...(tallies.get(id) ?? noTally()) };
  });
}

/** A `switch` and not a table: there are a million letters for 10,000 services, and this is five times as fast. */
function countLetter(
  tally: ReturnType<typeof noTally>,
  letter: string | undefined,
) {
  switch (letter) {
    case 'p':
      tally.pass += 1;
      break;
    case 'f':
      tally.fail += 1;
      break;
    case 'u':
      tally.unknown += 1;
      break;
    case 'n':
      tally.notApplicable += 1;
      break;
    case 'F':
      tally.fail += 1;
      tally.waived += 1;
      break;
    case 'U':
      tally.unknown += 1;
      tally.waived += 1;
      break;
    default:
  }
}
