import type { ASTNode } from '@marcbachmann/cel-js';
import type { CatalogFact, FactCatalog } from '../../facts/FactCatalog';
import { compileCall } from './compileCall';
import { compileLogic } from './compileLogic';
import { compileOperator, negate } from './compileOperator';
import { compilePath } from './compilePath';
import type { Expression, RuleValue } from './Expression';
import { Gap } from './Gap';
import { resolvePath } from './RulePath';

/** What a rule's expressions are compiled against. */
export interface RuleScope {
  catalog: FactCatalog;
  /** The facts that the rule reads; gaps name them by position. */
  facts: readonly CatalogFact[];
  asked: ReadonlySet<CatalogFact>;
  /** Iteration variables, outermost first. */
  variables: readonly string[];
}

/**
 * Turns a parsed, inspected and type-checked expression into a function.
 *
 * The library's own evaluator is not used: it answers a missing value by raising an error, which costs
 * microseconds, sees every whole number as a BigInt, and cannot say which missing facts decided. The meaning is
 * the same, and a test holds the two against each other.
 */
export function compileExpression(node: ASTNode, scope: RuleScope): Expression {
  switch (node.op) {
    case 'value': {
      const { args } = node;
      const value = (
        typeof args === 'bigint' ? Number(args) : args
      ) as RuleValue;
      return () => value;
    }
    case 'id': {
      const position = scope.variables.indexOf(node.args);
      return frame => frame.variables[position] as RuleValue;
    }
    case '.': {
      const path = resolvePath(node, scope.catalog);
      if (!path) throw new Error(`Cannot read '${node.args[1]}' of a value`);
      return compilePath(path, scope);
    }
    case '&&':
    case '||':
    case '!_':
    case '?:':
      return compileLogic(node, scope);
    case '-_':
      return negate(compileExpression(node.args, scope));
    case 'list':
      return compileList(node.args.map(item => compileExpression(item, scope)));
    case 'call':
      return compileCall(node.args[0], node.args[1], scope);
    case 'rcall':
      return compileCall(node.args[0], node.args[2], scope, node.args[1]);
    case 'map':
    case '.?':
    case '[?]':
      throw new Error(`'${node.op}' is not part of rules`);
    default:
      return compileOperator(node, scope);
  }
}

function compileList(items: readonly Expression[]): Expression {
  return frame => {
    let gap: Gap | undefined;
    const values: RuleValue[] = [];
    for (const item of items) {
      const value = item(frame);
      if (value instanceof Gap) gap = gap ? gap.merge(value) : value;
      else values.push(value);
    }
    return gap ?? values;
  };
}
