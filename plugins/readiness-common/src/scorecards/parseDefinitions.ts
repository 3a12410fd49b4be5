import { didYouMean } from '../problems/didYouMean';
import type { Problem } from '../problems/Problem';
import { readYaml, type YamlDocument } from '../problems/readYaml';

/** One document of a file, not yet held against a schema. */
export interface DefinitionDocument {
  source: string;
  kind: 'check' | 'scorecard';
  value: unknown;
  /** One-based line of the deepest part of the path that is there. */
  lineOf(path: ReadonlyArray<PropertyKey>): number | undefined;
}

/**
 * Splits a text into its YAML documents and tells checks from scorecards. Never throws.
 *
 * @example
 * ```ts
 * parseDefinitions({ source: 'a.yaml', text: 'rule: true' }).documents[0]?.kind // 'check'
 * ```
 */
export function parseDefinitions(file: { source: string; text: string }): {
  documents: DefinitionDocument[];
  problems: Problem[];
} {
  const { source } = file;
  const read = readYaml(file);
  const documents: DefinitionDocument[] = [];
  const problems: Problem[] = read.problems.map(
    ({ column: _, ...problem }) => problem,
  );
  for (const { value, placeOf } of read.documents) {
    const lineOf: DefinitionDocument['lineOf'] = path => placeOf(path)?.line;
    const kind = kindOf(value);
    if (kind) documents.push({ source, kind, value, lineOf });
    else problems.push({ source, line: lineOf([]), ...kindMistake(value) });
  }
  return { documents, problems };
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindMistake(
  value: YamlDocument['value'],
): Pick<Problem, 'message' | 'mend'> {
  if (!isMapping(value)) {
    return { message: 'a definition is a mapping with an id' };
  }
  return {
    message:
      "neither a check nor a scorecard: it has no 'rule', no 'attestation' and no 'levels'",
    mend: Object.keys(value)
      .map(key => didYouMean(key, ['rule', 'attestation', 'levels']))
      .find(mend => mend !== undefined),
  };
}

function kindOf(value: unknown): DefinitionDocument['kind'] | undefined {
  if (!isMapping(value)) return undefined;
  if (['rule', 'attestation'].some(key => Object.hasOwn(value, key))) {
    return 'check';
  }
  return Object.hasOwn(value, 'levels') ? 'scorecard' : undefined;
}
