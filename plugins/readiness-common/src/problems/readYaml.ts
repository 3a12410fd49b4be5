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
import { isNestedDeeper } from './isNestedDeeper';
import type { Problem } from './Problem';
import { writtenPath } from './writtenPath';

/** Characters of one file, and documents in it, unless the caller says otherwise. */
const longestFile = 256 * 1024;
const maxDocuments = 500;
/** Aliases that one document may follow. */
const maxAliases = 50;
/** Levels of one document; what reads it calls itself for each. */
const mostLevels = 100;
const tooDeep = {
  message: `not readable: it has more than ${mostLevels} levels, or contains itself`,
  mend: 'write it flatter, and aliases out',
};

/** Where something stands in a text, both from one. */
export interface TextPlace {
  line: number;
  column: number;
}

/** One document of a file, not yet held against a schema. */
export interface YamlDocument {
  value: unknown;
  /** Of the deepest part of the path that is there. */
  placeOf(path: ReadonlyArray<PropertyKey>): TextPlace | undefined;
}

/** What of YAML is read. */
export interface YamlLimits {
  longestFile?: number;
  maxDocuments?: number;
  /** Whether a key that is no text, such as `1: x`, is a mistake. */
  stringKeys?: boolean;
}

/** A problem with the column of its line. */
export interface PlacedProblem extends Problem {
  column?: number;
}

/**
 * Splits a text into its YAML documents, each with the places of its parts; empty ones are left out. A document
 * that cannot be read is a problem and takes no other down. Never throws.
 *
 * @example
 * ```ts
 * readYaml({ source: 'a.yaml', text: 'rule: true' }).documents[0]?.value // { rule: true }
 * ```
 */
export function readYaml(
  file: { source: string; text: string },
  limits: YamlLimits = {},
): { documents: YamlDocument[]; problems: PlacedProblem[] } {
  const { source, text } = file;
  const longest = limits.longestFile ?? longestFile;
  if (text.length > longest) {
    const message = `the file has ${text.length} characters, at most ${longest} are read`;
    const mend = 'split it into several files';
    return { documents: [], problems: [{ source, message, mend }] };
  }
  try {
    return readDocuments(file, limits);
  } catch (error) {
    // The parser calls itself for every level of nesting, until the stack is full.
    if (!(error instanceof RangeError)) throw error;
    return { documents: [], problems: [{ source, ...tooDeep }] };
  }
}

function readDocuments(
  { source, text }: { source: string; text: string },
  { maxDocuments: most = maxDocuments, stringKeys }: YamlLimits,
): ReturnType<typeof readYaml> {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    // Our own files are read, not those of older YAML: no merge keys, no surprising tags.
    version: '1.2',
    stringKeys,
    // What it would warn of on the process, it says in the document as well.
    logLevel: 'error',
  });
  if (!Array.isArray(parsed)) return { documents: [], problems: [] };
  const documents: YamlDocument[] = [];
  const problems: PlacedProblem[] = [];
  const broken = parsed.find(({ errors }) => errors.length > 0);
  if (broken) problems.push(syntaxProblem(broken, source, lines));
  for (const document of parsed.slice(0, most)) {
    const result = readDocument(document, source, lines);
    if ('problem' in result) problems.push(result.problem);
    else if (result.document) documents.push(result.document);
  }
  if (parsed.length > most) {
    const message = `the file has ${parsed.length} documents, ${most} are read`;
    problems.push({ source, message, mend: 'split it into several files' });
  }
  return { documents, problems };
}

/** The first mistake of syntax in a file. What comes after it is mostly its consequence: one bracket makes many. */
function syntaxProblem(
  { errors: [first] }: Document.Parsed,
  source: string,
  lines: LineCounter,
): PlacedProblem {
  const place = first && placeAt(first.pos[0], lines);
  // The parser calls itself for every level, and reports so when the stack is full.
  if (first?.message.startsWith('RangeError')) {
    return { source, ...place, ...tooDeep };
  }
  return {
    source,
    ...place,
    message: `not valid YAML: ${first?.message}`,
    mend: 'correct the YAML here; what else is wrong with it shows afterwards',
  };
}

function readDocument(
  document: Document.Parsed,
  source: string,
  lines: LineCounter,
): { document?: YamlDocument } | { problem: PlacedProblem } {
  if (document.errors.length > 0) return {};
  const placeOf = (path: ReadonlyArray<PropertyKey>) =>
    placeIn(document, path, lines);
  const trap = findTrapKey(document);
  if (trap) {
    const path = writtenPath(trap);
    const message = `'${String(trap.at(-1))}' cannot be a key`;
    const place = placeOf(trap);
    return { problem: { source, path, ...place, message, mend: 'rename it' } };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: maxAliases });
  } catch (error) {
    const message = `not readable: ${(error as Error).message}`;
    const mend = 'write aliases out';
    return { problem: { source, ...placeOf([]), message, mend } };
  }
  if (isNestedDeeper(value, mostLevels)) {
    return { problem: { source, ...placeOf([]), ...tooDeep } };
  }
  // Empty documents come from a file that begins or ends with '---', and from files with comments only.
  if (value === null || value === undefined) return {};
  return { document: { value, placeOf } };
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

function placeIn(
  document: Document.Parsed,
  path: ReadonlyArray<PropertyKey>,
  lines: LineCounter,
): TextPlace | undefined {
  let node: unknown = document.contents;
  let offset = isNode(node) ? node.range?.[0] : undefined;
  for (const segment of path) {
    const next = child(node, segment);
    if (!next) break;
    node = next.value;
    offset = next.offset ?? offset;
  }
  return offset === undefined ? undefined : placeAt(offset, lines);
}

function placeAt(offset: number, lines: LineCounter): TextPlace {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
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
