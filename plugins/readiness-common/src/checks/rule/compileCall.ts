import type { ASTNode } from '@marcbachmann/cel-js';
import { compileExpression, type RuleScope } from './compileExpression';
import { compileLoop } from './compileLoop';
import { compileHas } from './compilePath';
import { compileRegex } from './compileRegex';
import type { Expression, RuleValue } from './Expression';
import { Gap } from './Gap';
import { ruleFunctions } from './ruleFunctions';
import { resolvePath } from './RulePath';

/** `f(x)` and `x.f()`. */
export function compileCall(
  name: string,
  args: readonly ASTNode[],
  scope: RuleScope,
  receiver?: ASTNode,
): Expression {
  const operands = receiver ? [receiver, ...args] : args;
  if (name === 'has') {
    const path = args[0] && resolvePath(args[0], scope.catalog);
    if (!path) throw new Error('has() asks about a path');
    return compileHas(path, scope);
  }
  if (name === 'matchesRe2') return compileRegex(operands, scope);
  const apply = ruleFunctions.get(name);
  if (!apply) {
    if (!receiver) throw new Error(`There is no function '${name}' in rules`);
    return compileLoop(name, receiver, args, scope);
  }
  const expressions = operands.map(operand =>
    compileExpression(operand, scope),
  );
  return frame => {
    let gap: Gap | undefined;
    const values: RuleValue[] = [];
    for (const expression of expressions) {
      const value = expression(frame);
      if (value instanceof Gap) gap = gap ? gap.merge(value) : value;
      else values.push(value);
    }
    return gap ?? apply(frame, values);
  };
}
