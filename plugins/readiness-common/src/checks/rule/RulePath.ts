import type { ASTNode } from '@marcbachmann/cel-js';
import type { CatalogFact, FactCatalog } from '../../facts/FactCatalog';
import { entityFields, type EntityFieldType } from './entityFields';

/** What a dotted path of a rule stands for. */
export type RulePath =
  | { kind: 'fact'; fact: CatalogFact }
  | {
      kind: 'entity';
      segments: readonly string[];
      type: EntityFieldType;
      /** Set for an entry of a map that is read with a dot. */
      key?: string;
    }
  | { kind: 'unknown'; root: 'facts' | 'entity'; name: string };

/**
 * Resolves `facts.a.b` and `entity.a.b`. Undefined for anything else, among it paths below an iteration variable.
 */
export function resolvePath(
  node: ASTNode,
  catalog: FactCatalog,
): RulePath | undefined {
  const segments: string[] = [];
  let base: ASTNode = node;
  while (base.op === '.') {
    segments.unshift(base.args[1]);
    base = base.args[0];
  }
  if (base.op !== 'id') return undefined;
  const name = segments.join('.');
  if (base.args === 'facts') {
    const fact = catalog.byName.get(name);
    return fact
      ? { kind: 'fact', fact }
      : { kind: 'unknown', root: 'facts', name };
  }
  if (base.args !== 'entity') return undefined;
  const type = entityFields.get(name);
  if (type) return { kind: 'entity', segments, type };
  const mapType = entityFields.get(segments.slice(0, -1).join('.'));
  return mapType === 'map<string, string>'
    ? {
        kind: 'entity',
        segments: segments.slice(0, -1),
        type: mapType,
        key: segments[segments.length - 1],
      }
    : { kind: 'unknown', root: 'entity', name };
}
