import type {
  CompiledScorecard,
  LevelView,
  Outcome,
  RungView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { outcomeOfLetter } from '../../stores/outcomeLetters';
import type { ResultSummary } from '../../stores/ResultStore';

type OutcomeCounts = Pick<
  RungView,
  'pass' | 'fail' | 'unknown' | 'notApplicable' | 'waived'
>;

/** Places of checks in a list of ids, which all results of a fingerprint share. */
const placesByList = new WeakMap<
  readonly string[],
  ReadonlyMap<string, number>
>();

function placesIn(checkIds: readonly string[]): ReadonlyMap<string, number> {
  let places = placesByList.get(checkIds);
  if (!places) {
    places = new Map(checkIds.map((id, at) => [id, at]));
    placesByList.set(checkIds, places);
  }
  return places;
}

/** The outcome of one check in a summary, or undefined when the scorecard had no such check. */
export function outcomeIn(
  summary: ResultSummary,
  checkId: string,
): Outcome | undefined {
  const letter = letterIn(summary, checkId);
  return letter === undefined ? undefined : outcomeOfLetter[letter];
}

function letterIn(summary: ResultSummary, checkId: string): string | undefined {
  const at = placesIn(summary.checkIds).get(checkId);
  return at === undefined ? undefined : summary.outcomes.charAt(at);
}

/** A capital. */
export function isWaived(letter: string | undefined): boolean {
  return letter === 'F' || letter === 'U';
}

function none(): OutcomeCounts {
  return { pass: 0, fail: 0, unknown: 0, notApplicable: 0, waived: 0 };
}

/** The rungs of a scorecard from the bottom up, with what the entity has on each. */
export function rungViews(
  scorecard: CompiledScorecard,
  summary: ResultSummary,
  now: number,
): RungView[] {
  const rungOf = new Map(
    scorecard.checks.map(({ check, level }) => [check.definition.id, level]),
  );
  const counts = new Map<number, OutcomeCounts>();
  summary.checkIds.forEach((id, at) => {
    const level = rungOf.get(id);
    const letter = summary.outcomes.charAt(at);
    const outcome = outcomeOfLetter[letter];
    if (level === undefined || !outcome) return;
    const ofRung = counts.get(level) ?? none();
    ofRung[outcome] += 1;
    if (isWaived(letter)) ofRung.waived += 1;
    counts.set(level, ofRung);
  });
  return scorecard.definition.levels.map(({ level, name, description }) => ({
    level,
    name,
    description,
    reached: level <= summary.level,
    ...(counts.get(level) ?? none()),
    countsFrom: countsFrom(scorecard, level, summary, now),
  }));
}

/** The first day on which something counts on a rung; undefined where something does already, or nothing ever will. */
function countsFrom(
  { checks }: CompiledScorecard,
  rung: number,
  summary: ResultSummary,
  now: number,
): string | undefined {
  const days = checks
    .filter(
      ({ check, level }) =>
        level === rung && letterIn(summary, check.id) !== 'n',
    )
    .map(({ countsFromMs = now, countsFrom: day }) =>
      countsFromMs <= now ? undefined : day,
    );
  return days.some(day => day === undefined) ? undefined : days.sort()[0];
}

/** Where an entity stands, in the words of the ladder. */
export function levelView(
  scorecard: CompiledScorecard,
  summary: ResultSummary,
  now: number,
): LevelView {
  const rungs = rungViews(scorecard, summary, now);
  const total = none();
  for (const rung of rungs) {
    for (const count of Object.keys(total) as Array<keyof OutcomeCounts>) {
      total[count] += rung[count];
    }
  }
  return {
    scorecardId: scorecard.definition.id,
    level: summary.level,
    name: rungs.find(({ level }) => level === summary.level)?.name ?? '',
    highest: rungs[rungs.length - 1]?.level ?? 1,
    earned: summary.earnedLevel,
    unverifiedSince: isoOf(summary.unverifiedSince),
    heldByUnknownsOnly: isHeldByUnknownsOnly(scorecard, summary, now),
    ...total,
  };
}

/** Of the checks that count already and lead to the next level, some are unknown and none fails. Waived ones are met. */
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
      letter: letterIn(summary, check.id),
    }))
    .filter(({ letter }) => letter && letter !== 'n');
  return (
    asked.some(({ level }) => level === next) &&
    asked.some(({ letter }) => letter === 'u') &&
    asked.every(({ letter }) => letter !== 'f')
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
