import type { FactCatalog } from '../facts/FactCatalog';
import type { CheckDefinition } from './CheckDefinition';
import type { EntityFilter } from './EntityFilter';
import type { CompiledRule } from './rule/compileRule';

/**
 * A check that is ready to be evaluated. Made by {@link compileCheck} for one catalog.
 *
 * @public
 */
export interface CompiledCheck {
  id: string;
  definition: CheckDefinition;
  /** File or address in which it is defined. */
  source: string;
  /** Facts that the rule reads, in the order in which it reads them. */
  factNames: readonly string[];
  /** The rule or `appliesTo` looks at the catalog entity, so a change of the entity may change the outcome. */
  readsEntity: boolean;
  /** Marks everything that judges: rule, appliesTo, whenMissing, the types of the facts, and whether a person may answer. */
  fingerprint: string;
  /** Operands of the rule's outermost `&&`, as written. None where only a person answers. */
  clauses: ReadonlyArray<{ text: string; factNames: readonly string[] }>;
  catalog: FactCatalog;
  appliesTo?: EntityFilter;
  /** @internal */
  rule: CompiledRule;
}
