import type { CompiledCheck } from '../checks/CompiledCheck';
import { compileEntityFilter } from '../checks/compileEntityFilter';
import { fingerprint } from '../checks/fingerprint';
import { didYouMean } from '../problems/didYouMean';
import type { Problem } from '../problems/Problem';
import type { CompiledScorecard, Rung, RungCheck } from './CompiledScorecard';
import {
  companyStages,
  type CompanyStage,
  type ScorecardDefinition,
} from './ScorecardDefinition';

/** Letters and digits of a rule's mark in a stored result: kept millions of times. */
const ruleMarkLength = 7;

type Report = (problem: Omit<Problem, 'source'>) => void;

/**
 * Puts a scorecard together from its definition and the checks it names.
 *
 * @param options - `stage`: leave out what later company stages ask for; everything is asked for, if absent;
 * `mistaken`: where the checks are defined that did not load, by id
 *
 * @example
 * ```ts
 * const result = compileScorecard(definition, checks, { stage: 'startup' });
 * if ('problems' in result) report(result.problems);
 * ```
 *
 * @public
 */
export function compileScorecard(
  definition: ScorecardDefinition,
  checks: ReadonlyMap<string, CompiledCheck>,
  options: {
    stage?: CompanyStage;
    source?: string;
    mistaken?: ReadonlyMap<string, string>;
  } = {},
): { scorecard: CompiledScorecard } | { problems: Problem[] } {
  const source = options.source ?? `scorecard '${definition.id}'`;
  const problems: Problem[] = [];
  const report: Report = problem => problems.push({ source, ...problem });

  const filter = compileEntityFilter(definition.appliesTo);
  if ('message' in filter) report({ path: 'appliesTo', ...filter });
  reportLadder(definition, report);
  reportRepeats(definition, report);
  const rungs = definition.levels.map((_, position) =>
    compileRung(definition, position, { ...options, checks }, report),
  );
  const [first, ...others] = rungs;
  if (problems.length > 0 || 'message' in filter || !first) return { problems };
  const all = rungs.flatMap(rung => rung.checks);
  return {
    scorecard: {
      id: definition.id,
      definition,
      source,
      appliesTo: filter.filter,
      rungs: [first, ...others],
      checks: all,
      fingerprint: fingerprintOf(definition, all),
    },
  };
}

/** Levels climb one by one, and the lowest asks for nothing. */
function reportLadder({ levels }: ScorecardDefinition, report: Report) {
  const lowest = levels[0]?.level ?? 1;
  levels.forEach(({ level, checks }, position) => {
    if (level !== lowest + position) {
      report({
        path: `levels[${position}].level`,
        message: `level ${level} stands where level ${
          lowest + position
        } is due`,
        mend: 'number the levels one by one from the bottom up',
      });
    }
    if (position === 0 && checks.length > 0) {
      report({
        path: 'levels[0].checks',
        message:
          'the lowest level asks for checks, and every entity starts there',
        mend: 'move them one level up',
      });
    }
  });
}

function reportRepeats({ levels }: ScorecardDefinition, report: Report) {
  const seen = new Map<string, number>();
  levels.forEach(({ level, checks }, i) =>
    checks.forEach(({ check }, j) => {
      const before = seen.get(check);
      if (before === undefined) seen.set(check, level);
      else {
        report({
          path: `levels[${i}].checks[${j}]`,
          message: `check '${check}' already stands on level ${before}`,
          mend: 'keep the lower one',
        });
      }
    }),
  );
}

function compileRung(
  { levels }: ScorecardDefinition,
  position: number,
  { checks, stage, mistaken }: KnownChecks,
  report: Report,
): Rung {
  const rung = levels[position] as ScorecardDefinition['levels'][number];
  const { level, name } = rung;
  const entries: RungCheck[] = [];
  rung.checks.forEach((entry, j) => {
    const check = checks.get(entry.check);
    if (!check) {
      report({
        path: `levels[${position}].checks[${j}]`,
        ...absentCheck(entry.check, checks, mistaken?.get(entry.check)),
      });
    } else {
      // A bare id comes out of the schema without settings.
      const settings = entry as RungSettings;
      if (isAskedAt(stage, settings.from)) {
        entries.push(compileEntry(check, level, settings));
      }
    }
  });
  return { level, name, checks: entries };
}

interface KnownChecks {
  checks: ReadonlyMap<string, CompiledCheck>;
  stage?: CompanyStage;
  mistaken?: ReadonlyMap<string, string>;
}

/** A check with a mistake exists: another of a similar name is not what was meant. */
function absentCheck(
  id: string,
  checks: ReadonlyMap<string, CompiledCheck>,
  place: string | undefined,
): Pick<Problem, 'message' | 'mend'> {
  if (place === undefined) {
    return {
      message: `there is no check '${id}'`,
      mend: didYouMean(id, checks.keys()),
    };
  }
  return {
    message: `check '${id}' has a mistake, and the level cannot do without it`,
    mend: `mend the check in ${place}`,
  };
}

type RungSettings = Pick<RungCheck, 'from' | 'tiers' | 'countsFrom'>;

function compileEntry(
  check: CompiledCheck,
  level: number,
  { from, tiers, countsFrom }: RungSettings,
): RungCheck {
  return {
    check,
    level,
    from,
    tiers,
    countsFrom,
    countsFromMs:
      countsFrom === undefined
        ? undefined
        : Date.parse(`${countsFrom}T00:00:00Z`),
    rule: check.fingerprint.slice(-ruleMarkLength),
  };
}

function isAskedAt(stage?: CompanyStage, from?: CompanyStage): boolean {
  if (stage === undefined || from === undefined) return true;
  return companyStages.indexOf(from) <= companyStages.indexOf(stage);
}

function fingerprintOf(
  { appliesTo, levels }: ScorecardDefinition,
  checks: readonly RungCheck[],
): string {
  return fingerprint([
    appliesTo,
    levels.map(({ level }) => level),
    checks.map(({ check, level, tiers, countsFrom }) => [
      check.id,
      check.fingerprint,
      level,
      tiers,
      countsFrom,
    ]),
  ]);
}
