import {
  ParseError,
  serialize,
  TypeError as CelTypeError,
  type ASTNode,
} from '@marcbachmann/cel-js';
import type { CatalogFact, FactCatalog } from '../../facts/FactCatalog';
import { celEnvironment } from './celEnvironment';
import { compileExpression, type RuleScope } from './compileExpression';
import { RegexMistake } from './compileRegex';
import type { Expression } from './Expression';
import { inspectRule } from './inspectRule';
import type { RuleMistake } from './RuleMistake';

/** Characters of a rule. */
const longestRule = 4096;

/** A part of a rule that must hold on its own: an operand of the outermost `&&`. */
export interface RuleClause {
  text: string;
  /** Positions in {@link CompiledRule.facts}. */
  facts: readonly number[];
  evaluate: Expression;
}

export interface CompiledRule {
  /** In the order in which the rule reads them. */
  facts: readonly CatalogFact[];
  asked: ReadonlySet<CatalogFact>;
  readsEntity: boolean;
  clauses: readonly RuleClause[];
}

/** Parses, inspects, type-checks and compiles a rule. Gives the rule or everything that is wrong with it. */
export function compileRule(
  text: string,
  catalog: FactCatalog,
): { rule: CompiledRule } | { mistakes: RuleMistake[] } {
  if (text.length > longestRule) {
    const message = `the rule has ${text.length} characters, at most ${longestRule} are allowed`;
    return { mistakes: [{ message, mend: 'split it into several checks' }] };
  }
  try {
    const parsed = celEnvironment(catalog).parse(text);
    const inspection = inspectRule(parsed.ast, catalog);
    if (inspection.mistakes.length > 0) return inspection;
    const checked = parsed.check();
    if (!checked.valid) return { mistakes: [celMistake(checked.error)] };
    if (checked.type !== 'bool') {
      const message = `the rule gives ${checked.type}, it must give bool`;
      return { mistakes: [{ message, mend: 'compare it with something' }] };
    }
    const scope: RuleScope = { ...inspection, catalog, variables: [] };
    const clauses = conjuncts(parsed.ast).map(node =>
      compileClause(node, text, scope),
    );
    return { rule: { ...inspection, clauses } };
  } catch (error) {
    if (error instanceof ParseError) return { mistakes: [celMistake(error)] };
    if (error instanceof RegexMistake) {
      const { message, mend } = error;
      return { mistakes: [{ message, mend }] };
    }
    throw error;
  }
}

function compileClause(
  node: ASTNode,
  text: string,
  scope: RuleScope,
): RuleClause {
  return {
    text: sourceOf(node, text),
    facts: inspectRule(node, scope.catalog).facts.map(fact =>
      scope.facts.indexOf(fact),
    ),
    evaluate: compileExpression(node, scope),
  };
}

function conjuncts(node: ASTNode): ASTNode[] {
  return node.op === '&&' ? node.args.flatMap(conjuncts) : [node];
}

/** As the author wrote it; a node's range leaves out parentheses, so that some have to be written anew. */
function sourceOf(node: ASTNode, text: string): string {
  const written = text.slice(node.start, node.end);
  const balanced =
    written.split('(').length === written.split(')').length &&
    !/^[^(]*\)/.test(written);
  return (balanced ? written : serialize(node)).replace(/\s+/g, ' ');
}

function celMistake(error: unknown): RuleMistake {
  if (error instanceof ParseError || error instanceof CelTypeError) {
    const { summary: message, range } = error;
    return { message, position: range?.start, mend: celMend(error) };
  }
  throw error;
}

function celMend({ code, summary }: ParseError | CelTypeError) {
  if (code === 'limit_exceeded') return 'split it into several checks';
  return /^no such overload: .+ \S+ .+$/.test(summary)
    ? 'both sides must be of one type: text stands in quotes, numbers do not'
    : undefined;
}
