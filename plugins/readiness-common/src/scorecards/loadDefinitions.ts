import { checkDefinitionSchema } from '../checks/CheckDefinition';
import type { CompiledCheck } from '../checks/CompiledCheck';
import { compileCheck } from '../checks/compileCheck';
import { runExamples } from '../checks/runExamples';
import type { FactCatalog } from '../facts/FactCatalog';
import type { Problem } from '../problems/Problem';
import type { CompiledScorecard } from './CompiledScorecard';
import { compileScorecard } from './compileScorecard';
import { parseDefinitions, type DefinitionDocument } from './parseDefinitions';
import {
  scorecardDefinitionSchema,
  type CompanyStage,
} from './ScorecardDefinition';
import {
  standingDefinitions,
  type StandingDefinitions,
} from './standingDefinitions';
import { zodProblems } from '../problems/zodProblems';

/**
 * A text with definitions, and where it comes from.
 *
 * @public
 */
export interface DefinitionFile {
  /** File or address, for people. */
  source: string;
  text: string;
  /**
   * What the file keeps although another one, read before it, defines it too: checks and scorecards that it has in
   * force, as `check has-owner`, or `all`. `all` goes before names.
   */
  keeps?: 'all' | readonly string[];
}

/**
 * What is good among the given definitions, and everything that is not.
 *
 * @public
 */
export interface LoadedDefinitions {
  /** By id, in the order in which they were read. */
  checks: ReadonlyMap<string, CompiledCheck>;
  /** In the order in which they were read. */
  scorecards: readonly CompiledScorecard[];
  problems: Problem[];
}

/**
 * Reads checks and scorecards from YAML. A file may hold several documents; each is a check if it has a `rule` or an
 * `attestation`, and a scorecard if it has `levels`. A bad document becomes problems with file, path and line, and
 * takes no other down, except that a scorecard cannot do without a check that it names. Of two definitions with one
 * id, that of the file which keeps it stays, else the first.
 *
 * @param options - `stage`: leave out what later company stages ask for; `examples`: also run the examples of every
 * check, as its test. A check with one that comes out otherwise is a problem, and does not load
 *
 * @example
 * ```ts
 * const { scorecards, problems } = loadDefinitions([{ source: 'checks/has-runbook.yaml', text }], catalog);
 * ```
 *
 * @public
 */
export function loadDefinitions(
  files: readonly DefinitionFile[],
  catalog: FactCatalog,
  options: { stage?: CompanyStage; examples?: boolean } = {},
): LoadedDefinitions {
  const problems: Problem[] = [];
  const documents = files.flatMap(file => {
    const parsed = parseDefinitions(file);
    problems.push(...parsed.problems);
    return parsed.documents;
  });
  const standing = standingDefinitions(documents, files);
  const checks = loadChecks(
    documents,
    { catalog, standing, examples: options.examples },
    problems,
  );
  const { stage } = options;
  const mistaken = mistakenChecks(documents, checks);
  const scorecards = loadScorecards(
    documents,
    { checks, mistaken, stage, standing },
    problems,
  );
  return { checks, scorecards, problems };
}

function loadChecks(
  documents: readonly DefinitionDocument[],
  {
    catalog,
    standing,
    examples,
  }: {
    catalog: FactCatalog;
    standing: StandingDefinitions;
    examples?: boolean;
  },
  problems: Problem[],
): Map<string, CompiledCheck> {
  const checks = new Map<string, CompiledCheck>();
  for (const document of documents) {
    if (document.kind !== 'check') continue;
    const parsed = checkDefinitionSchema.safeParse(document.value);
    if (!parsed.success) {
      problems.push(
        ...zodProblems(parsed.error, checkDefinitionSchema, document),
      );
      continue;
    }
    const { id } = parsed.data;
    if (isTaken(id, document, standing, problems)) continue;
    const { source } = document;
    const result = compileCheck(parsed.data, catalog, { source });
    if ('problems' in result) {
      problems.push(...withLines(result.problems, document));
      continue;
    }
    const disproved = examples ? runExamples(result.check, catalog) : [];
    problems.push(...withLines(disproved, document));
    // Its author and its rule disagree: nobody is judged by it until they do.
    if (disproved.length === 0) checks.set(id, result.check);
  }
  return checks;
}

/** Where the checks are defined that did not load, by id. */
function mistakenChecks(
  documents: readonly DefinitionDocument[],
  checks: ReadonlyMap<string, CompiledCheck>,
): Map<string, string> {
  const places = new Map<string, string>();
  for (const { kind, value, source, lineOf } of documents) {
    const { id } = value as { id?: unknown };
    if (kind === 'check' && typeof id === 'string' && !checks.has(id)) {
      places.set(id, `${source}:${lineOf(['id']) ?? 1}`);
    }
  }
  return places;
}

function loadScorecards(
  documents: readonly DefinitionDocument[],
  {
    checks,
    mistaken,
    standing,
    stage,
  }: {
    checks: ReadonlyMap<string, CompiledCheck>;
    mistaken: ReadonlyMap<string, string>;
    standing: StandingDefinitions;
    stage?: CompanyStage;
  },
  problems: Problem[],
): CompiledScorecard[] {
  const scorecards: CompiledScorecard[] = [];
  for (const document of documents) {
    if (document.kind !== 'scorecard') continue;
    const parsed = scorecardDefinitionSchema.safeParse(document.value);
    if (!parsed.success) {
      problems.push(
        ...zodProblems(parsed.error, scorecardDefinitionSchema, document),
      );
      continue;
    }
    if (isTaken(parsed.data.id, document, standing, problems)) continue;
    const { source } = document;
    const result = compileScorecard(parsed.data, checks, {
      stage,
      source,
      mistaken,
    });
    if ('scorecard' in result) scorecards.push(result.scorecard);
    else problems.push(...withLines(result.problems, document));
  }
  return scorecards;
}

/** Whether the id is that of another document. If so that is a problem of this one. */
function isTaken(
  id: string,
  document: DefinitionDocument,
  standing: StandingDefinitions,
  problems: Problem[],
): boolean {
  const stays = standing.get(`${document.kind} ${id}`);
  if (stays === undefined || stays === document) return false;
  const place = `${stays.source}:${stays.lineOf(['id']) ?? 1}`;
  problems.push({
    source: document.source,
    path: 'id',
    line: document.lineOf(['id']),
    message: `${document.kind} '${id}' is already defined in ${place}, which stays in force`,
    mend: 'rename or remove one of them',
  });
  return true;
}

function withLines(
  problems: readonly Problem[],
  document: DefinitionDocument,
): Problem[] {
  return problems.map(problem => ({
    ...problem,
    line: document.lineOf(pathSegments(problem.path)),
  }));
}

/** `levels[1].checks[0]` as `['levels', 1, 'checks', 0]`. */
function pathSegments(path = ''): Array<string | number> {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(match =>
    match[1] === undefined ? match[0] : Number(match[1]),
  );
}
