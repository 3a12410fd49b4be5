import {
  isMap,
  isNode,
  isPair,
  isSeq,
  LineCounter,
  parseAllDocuments,
  visit,
  type Document,
  type Pair,
} from 'yaml';
import { didYouMean } from '../problems/didYouMean';
import type { Problem } from '../problems/Problem';
import { writtenPath } from './writtenPath';

/** Characters of one file, and aliases that one document may follow. */
const longestFile = 256 * 1024;
const maxAliases = 50;
/** Documents of one file. */
const maxDocuments = 500;

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
  const { source, text } = file;
  if (text.length > longestFile) {
    const message = `the file has ${text.length} characters, at most ${longestFile} are read`;
    const mend = 'split it into several files';
    return { documents: [], problems: [{ source, message, mend }] };
  }
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    // Our own files are read, not those of older YAML: no merge keys, no surprising tags.
    version: '1.2',
  });
  if (!Array.isArray(parsed)) return { documents: [], problems: [] };
  const documents: DefinitionDocument[] = [];
  const problems: Problem[] = [];
  const broken = parsed.find(({ errors }) => errors.length > 0);
  if (broken) problems.push(syntaxProblem(broken, source, lines));
  for (const document of parsed.slice(0, maxDocuments)) {
    const result = readDocument(document, source, lines);
    if ('problems' in result) problems.push(...result.problems);
    else if (result.document) documents.push(result.document);
  }
  if (parsed.length > maxDocuments) {
    const message = `the file has ${parsed.length} documents, ${maxDocuments} are read`;
    problems.push({ source, message, mend: 'split it into several files' });
  }
  return { documents, problems };
}

/** The first mistake of syntax in a file. What comes after it is mostly its consequence: one bracket makes many. */
function syntaxProblem(
  { errors: [first] }: Document.Parsed,
  source: string,
  lines: LineCounter,
): Problem {
  return {
    source,
    line: first && lines.linePos(first.pos[0]).line,
    message: `not valid YAML: ${first?.message}`,
    mend: 'correct the YAML here; what else is wrong with it shows afterwards',
  };
}

function readDocument(
  document: Document.Parsed,
  source: string,
  lines: LineCounter,
): { document?: DefinitionDocument } | { problems: Problem[] } {
  if (document.errors.length > 0) return {};
  const lineOf = (path: ReadonlyArray<PropertyKey>) =>
    lineAt(document, path, lines);
  const fail = (message: string, mend?: string) => ({
    problems: [{ source, line: lineOf([]), message, mend }],
  });
  const trap = findTrapKey(document);
  if (trap) {
    const path = writtenPath(trap);
    const message = `'${String(trap.at(-1))}' cannot be a key`;
    const line = lineOf(trap);
    return { problems: [{ source, path, line, message, mend: 'rename it' }] };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: maxAliases });
  } catch (error) {
    return fail(
      `not readable: ${(error as Error).message}`,
      'write aliases out',
    );
  }
  // Empty documents come from a file that begins or ends with '---', and from files with comments only.
  if (value === null || value === undefined) return {};
  if (!isMap(document.contents)) {
    return fail('a definition is a mapping with an id');
  }
  const kind = kindOf(value as object);
  if (!kind) {
    return fail(
      "neither a check nor a scorecard: it has no 'rule', no 'attestation' and no 'levels'",
      Object.keys(value as object)
        .map(key => didYouMean(key, ['rule', 'attestation', 'levels']))
        .find(mend => mend !== undefined),
    );
  }
  return { document: { source, kind, value, lineOf } };
}

function kindOf(value: object): DefinitionDocument['kind'] | undefined {
  if (['rule', 'attestation'].some(key => Object.hasOwn(value, key))) {
    return 'check';
  }
  return Object.hasOwn(value, 'levels') ? 'scorecard' : undefined;
}

/** The path of a key that JavaScript would take for something else than an entry. */
function findTrapKey(document: Document.Parsed): PropertyKey[] | undefined {
  let found: PropertyKey[] | undefined;
  visit(document, {
    Pair(_, pair, ancestors) {
      if (!trapKeys.has(keyOf(pair))) return undefined;
      found = pathOf([...ancestors, pair]);
      return visit.BREAK;
    },
  });
  return found;
}

const trapKeys = new Set(['__proto__', 'constructor', 'prototype']);

function keyOf(pair: Pair<unknown, unknown>): string {
  return isNode(pair.key) ? String(pair.key) : '';
}

/** Keys and positions that lead through nested nodes, each within the one before it. */
function pathOf(nodes: readonly unknown[]): PropertyKey[] {
  return nodes.flatMap((node, i): PropertyKey[] => {
    if (isPair(node)) return [keyOf(node)];
    return isSeq(node) ? [node.items.indexOf(nodes[i + 1])] : [];
  });
}

function lineAt(
  document: Document.Parsed,
  path: ReadonlyArray<PropertyKey>,
  lines: LineCounter,
): number | undefined {
  let node: unknown = document.contents;
  let offset = isNode(node) ? node.range?.[0] : undefined;
  for (const segment of path) {
    const next = child(node, segment);
    if (!next) break;
    node = next.value;
    offset = next.offset ?? offset;
  }
  return offset === undefined ? undefined : lines.linePos(offset).line;
}

/** The entry under a key with the place of the key, or an item of a list with its own place. */
function child(
  node: unknown,
  segment: PropertyKey,
): { value: unknown; offset?: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(item => String(item.key) === String(segment));
    if (!isPair(pair)) return undefined;
    const key = pair.key;
    return {
      value: pair.value,
      offset: isNode(key) ? key.range?.[0] : undefined,
    };
  }
  const items = (node as { items?: unknown } | null)?.items;
  if (!Array.isArray(items) || typeof segment !== 'number') return undefined;
  const value: unknown = items[segment];
  return { value, offset: isNode(value) ? value.range?.[0] : undefined };
}
