import { parseAllDocuments } from 'yaml';

/**
 * The documents of a YAML text that are not empty.
 *
 * @throws Error when it is broken, or uses aliases as a bomb does.
 */
export function parseYaml(text: string): unknown[] {
  // Nothing of the text goes into an error: it may hold what nobody should read.
  const documents = parseAllDocuments(text, {
    merge: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  return [...documents].flatMap(document => {
    const [error] = document.errors;
    if (error) throw new Error(`Broken YAML: ${error.code}`);
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return value === null || value === undefined ? [] : [value];
  });
}
