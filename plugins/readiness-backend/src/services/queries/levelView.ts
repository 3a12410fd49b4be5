import type {
  CompiledScorecard,
  LevelView,
  RungView,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ResultSummary } from '../../stores/ResultStore';

type OutcomeCounts = Pick<
  RungView,
  'pass' | 'fail' | 'unknown' | 'notApplicable'
>;

const outcomeOfLetter: Record<string, keyof OutcomeCounts> = {
  p: 'pass',
  f: 'fail',
  u: 'unknown',
  n: 'notApplicable',
};

/** The outcome of one check in a summary, or undefined when the scorecard had no such check. */
export function outcomeIn(
  summary: ResultSummary,
  checkId: string,
): keyof OutcomeCounts | undefined {
  const at = summary.checkIds.indexOf(checkId);
  return at < 0 ? undefined : outcomeOfLetter[summary.outcomes.charAt(at)];
}

function none(): OutcomeCounts {
  return { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
}

/** The rungs of a scorecard from the bottom up, with what the entity has on each. */
export function rungViews(
  scorecard: CompiledScorecard,
  summary: ResultSummary,
): RungView[] {
  const rungOf = new Map(
    scorecard.checks.map(({ check, level }) => [check.definition.id, level]),
  );
  const counts = new Map<number, OutcomeCounts>();
  summary.checkIds.forEach((id, at) => {
    const level = rungOf.get(id);
    const outcome = outcomeOfLetter[summary.outcomes.charAt(at)];
    if (level === undefined || !outcome) return;
    const ofRung = counts.get(level) ?? none();
    ofRung[outcome] += 1;
    counts.set(level, ofRung);
  });
  return scorecard.definition.levels.map(({ level, name, description }) => ({
    level,
    name,
    description,
    reached: level <= summary.level,
    ...(counts.get(level) ?? none()),
  }));
}

/** Where an entity stands, in the words of the ladder. */
export function levelView(
  scorecard: CompiledScorecard,
  summary: ResultSummary,
  now: number,
): LevelView {
  const rungs = rungViews(scorecard, summary);
  const total = none();
  for (const rung of rungs) {
    for (const outcome of Object.values(outcomeOfLetter)) {
      total[outcome] += rung[outcome];
    }
  }
  return {
    scorecardId: scorecard.definition.id,
    level: summary.level,
    name: rungs.find(({ level }) => level === summary.level)?.name ?? '',
    highest: rungs[rungs.length - 1]?.level ?? 1,
    unverifiedSince: isoOf(summary.unverifiedSince),
    heldByUnknownsOnly: isHeldByUnknownsOnly(scorecard, summary, now),
    ...total,
  };
}

/** Of the checks that count already and lead to the next level, some are unknown and none fails. */
function isHeldByUnknownsOnly(
  { checks }: CompiledScorecard,
  summary: ResultSummary,
  now: number,
): boolean {
  const next = summary.level + 1;
  const asked = checks
    .filter(({ level }) => level <= next)
    .filter(({ countsFromMs = now }) => countsFromMs <= now)
    .map(({ check, level }) => ({
      level,
      outcome: outcomeIn(summary, check.id),
    }))
    .filter(({ outcome }) => outcome && outcome !== 'notApplicable');
  return (
    asked.some(({ level }) => level === next) &&
    asked.some(({ outcome }) => outcome === 'unknown') &&
    asked.every(({ outcome }) => outcome !== 'fail')
  );
}

/** A run covers thousands of facts at one moment, and an evaluation hundreds of checks: most moments were written before. */
const writtenMoments = new Map<number, string>();
const mostWrittenMoments = 1000;

/** A moment as the API writes it. */
export function isoOf(at: number): string;
export function isoOf(at: number | undefined): string | undefined;
export function isoOf(at: number | undefined): string | undefined {
  if (at === undefined) return undefined;
  let text = writtenMoments.get(at);
  if (text === undefined) {
    text = new Date(at).toISOString();
    if (writtenMoments.size >= mostWrittenMoments) writtenMoments.clear();
    writtenMoments.set(at, text);
  }
  return text;
}
