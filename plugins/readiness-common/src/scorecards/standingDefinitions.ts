import { checkDefinitionSchema } from '../checks/CheckDefinition';
import type { DefinitionFile } from './loadDefinitions';
import type { DefinitionDocument } from './parseDefinitions';
import { scorecardDefinitionSchema } from './ScorecardDefinition';

/** The document that an id belongs to, by kind and id: `check has-owner`. */
export type StandingDefinitions = ReadonlyMap<string, DefinitionDocument>;

/**
 * Of each id, the document that has it: that of a file which keeps it, else the first. A document that is no
 * definition at all takes no id. A new file must not take over what services are judged by, whatever its name.
 *
 * @example
 * ```ts
 * standingDefinitions(documents, files).get('check has-owner')?.source // 'checks/has-owner.yaml'
 * ```
 */
export function standingDefinitions(
  documents: readonly DefinitionDocument[],
  files: readonly DefinitionFile[],
): StandingDefinitions {
  const keeps = new Map(files.map(file => [file.source, file.keeps]));
  const standing = new Map<string, DefinitionDocument>();
  const ranks = new Map<string, number>();
  for (const document of documents) {
    const { kind, value, source } = document;
    const { id } = value as { id?: unknown };
    const schema =
      kind === 'check' ? checkDefinitionSchema : scorecardDefinitionSchema;
    const key = `${kind} ${id}`;
    const rank = rankOf(key, keeps.get(source));
    if (rank <= (ranks.get(key) ?? -1)) continue;
    if (!schema.safeParse(value).success) continue;
    standing.set(key, document);
    ranks.set(key, rank);
  }
  return standing;
}

function rankOf(key: string, keeps: DefinitionFile['keeps'] = []): number {
  if (keeps === 'all') return 2;
  return keeps.includes(key) ? 1 : 0;
}
