import { readYaml, type YamlDocument } from '../problems/readYaml';
import type { OpenSloProblem } from './OpenSloProblem';
import { problemAt } from './problemAt';
import type { Breach } from './rules/Breach';
import { withoutNulls } from './withoutNulls';
import type { WrittenObject } from './WrittenObject';

/** Characters of one file and documents in it; generated files are long. */
const limits = {
  longestFile: 1024 * 1024,
  maxDocuments: 2000,
  stringKeys: true,
};

/**
 * A file, or whatever has a name and a text.
 *
 * @public
 */
export interface OpenSloFile {
  name: string;
  text: string;
}

/**
 * The objects that stand in a file: one a document, or a list of them.
 *
 * @example
 * ```ts
 * readOpenSlo({ name: 'a.yaml', text: 'kind: SLO' }).objects[0]?.value // { kind: 'SLO' }
 * ```
 */
export function readOpenSlo({ name: source, text }: OpenSloFile): {
  objects: WrittenObject[];
  problems: OpenSloProblem[];
} {
  const read = readYaml({ source, text }, limits);
  const objects: WrittenObject[] = [];
  const problems: OpenSloProblem[] = read.problems.map(problem => ({
    ...problem,
    severity: 'error',
    rule: 'readable',
  }));
  for (const part of read.documents.flatMap(partsOf)) {
    const written = { source, ...part, value: withoutNulls(part.value) };
    if (isMapping(written)) objects.push(written);
    else {
      const message = 'it is no mapping';
      const mend = "begin with 'apiVersion: openslo/v1'";
      const breach: Breach = { rule: 'type', path: [], message, mend };
      problems.push(problemAt({ ...written, value: {} }, breach));
    }
  }
  if (objects.length === 0 && problems.length === 0) {
    const message = 'there is no document in it';
    const mend = "begin with 'apiVersion: openslo/v1'";
    const rule = 'readable';
    problems.push({ source, severity: 'warning', rule, message, mend });
  }
  return { objects, problems };
}

type Part = Pick<WrittenObject, 'path' | 'placeOf'> & { value: unknown };

function partsOf({ value, placeOf }: YamlDocument): Part[] {
  if (!Array.isArray(value)) return [{ value, path: [], placeOf }];
  return value.map((item: unknown, i) => ({
    value: item,
    path: [i],
    placeOf: path => placeOf([i, ...path]),
  }));
}

function isMapping(
  part: Omit<WrittenObject, 'value'> & { value: unknown },
): part is WrittenObject {
  const { value } = part;
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
