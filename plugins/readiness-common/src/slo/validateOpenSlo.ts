import { adviceOn } from './advice/adviceOn';
import { breachesOf } from './breachesOf';
import { checkReferences } from './checkReferences';
import { identify } from './identify';
import type { JudgedObject } from './JudgedObject';
import type { OpenSloObject } from './OpenSloObject';
import type { OpenSloProblem } from './OpenSloProblem';
import { problemAt } from './problemAt';
import { readOpenSlo, type OpenSloFile } from './readOpenSlo';
import type { WrittenObject } from './WrittenObject';

/**
 * Holds files of OpenSLO v1, in YAML or JSON, against the specification, and what they refer to against each other.
 * A mistake is a problem, never an exception, and takes no other document down.
 *
 * @returns the valid objects, and every problem in the order of the files
 *
 * @example
 * ```ts
 * validateOpenSlo([{ name: 'web.yaml', text: '{apiVersion: openslo/v1, kind: Service, metadata: {name: Web}}' }])
 * // { objects: [], problems: [{ source: 'web.yaml', path: 'metadata.name', line: 1, column: 56, severity: 'error',
 * //   rule: 'name', message: "'Web' is no name: lower-case letters, digits and '-' between them",
 * //   mend: "write 'web'" }] }
 * ```
 *
 * @public
 */
export function validateOpenSlo(files: readonly OpenSloFile[]): {
  objects: OpenSloObject[];
  problems: OpenSloProblem[];
} {
  const read = files.map(readOpenSlo);
  const judged = read.flatMap(({ objects }) => objects.map(judge));
  const linked = checkReferences(judged);
  const problems = [
    ...read.flatMap(file => file.problems),
    ...judged.flatMap(each => each.problems),
    ...linked.problems,
  ];
  return {
    objects: judged.flatMap(({ object }) =>
      object && !linked.invalid.has(object) ? [object] : [],
    ),
    problems: inOrder(problems, files),
  };
}

function judge(written: WrittenObject): JudgedObject {
  const identity = identify(written.value);
  if ('breach' in identity) {
    return { written, problems: [problemAt(written, identity.breach)] };
  }
  const { kind } = identity;
  const result = breachesOf(kind, written.value);
  if ('breaches' in result) {
    const problems = result.breaches.map(each => problemAt(written, each));
    return { written, kind, problems };
  }
  const { object } = result;
  const problems = adviceOn(object).map(each =>
    problemAt(written, each, 'warning'),
  );
  return { written, kind, object, problems };
}

function inOrder(
  problems: readonly OpenSloProblem[],
  files: readonly OpenSloFile[],
): OpenSloProblem[] {
  const rank = new Map(files.map(({ name }, i) => [name, i]));
  return [...problems].sort(
    (a, b) =>
      (rank.get(a.source) ?? 0) - (rank.get(b.source) ?? 0) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}
