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
import { zodProblems } from './zodProblems';

/**
 * A text with definitions, and where it comes from.
 *
 * @public
 */
export interface DefinitionFile {
  /** File or address, for people. */
  source: string;
  text: string;
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
 * id, the first stays.
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
  const checks = loadChecks(documents, catalog, options.examples, problems);
  const { stage } = options;
  const mistaken = mistakenChecks(documents, checks);
  const scorecards = loadScorecards(
    documents,
    { checks, mistaken, stage },
    problems,
  );
  return { checks, scorecards, problems };
}

function loadChecks(
  documents: readonly DefinitionDocument[],
  catalog: FactCatalog,
  examples: boolean | undefined,
  problems: Problem[],
): Map<string, CompiledCheck> {
  const checks = new Map<string, CompiledCheck>();
  const places = new Map<string, string>();
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
    if (isTaken(id, document, places, problems)) continue;
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
    stage,
  }: {
    checks: ReadonlyMap<string, CompiledCheck>;
    mistaken: ReadonlyMap<string, string>;
    stage?: CompanyStage;
  },
  problems: Problem[],
): CompiledScorecard[] {
  const scorecards: CompiledScorecard[] = [];
  const places = new Map<string, string>();
  for (const document of documents) {
    if (document.kind !== 'scorecard') continue;
    const parsed = scorecardDefinitionSchema.safeParse(document.value);
    if (!parsed.success) {
      problems.push(
        ...zodProblems(parsed.error, scorecardDefinitionSchema, document),
      );
      continue;
    }
    if (isTaken(parsed.data.id, document, places, problems)) continue;
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

/** Whether an earlier document has the id. If so that is a problem of this one. */
function isTaken(
  id: string,
  document: DefinitionDocument,
  places: Map<string, string>,
  problems: Problem[],
): boolean {
  const line = document.lineOf(['id']);
  const first = places.get(id);
  if (first === undefined) {
    places.set(id, `${document.source}:${line ?? 1}`);
    return false;
  }
  problems.push({
    source: document.source,
    path: 'id',
    line,
    message: `${document.kind} '${id}' is already defined in ${first}, which stays in force`,
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
