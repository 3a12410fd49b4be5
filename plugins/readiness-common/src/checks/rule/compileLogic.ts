import type { ASTNode } from '@marcbachmann/cel-js';
import { compileExpression, type RuleScope } from './compileExpression';
import type { Expression, Frame, RuleValue } from './Expression';
import { Gap } from './Gap';

/** `&&`, `||`, `!` and `?:` over values that may be missing, as CEL orders: what decides alone, decides. */
export function compileLogic(node: ASTNode, scope: RuleScope): Expression {
  switch (node.op) {
    case '&&':
      return either(node.args, scope, false);
    case '||':
      return either(node.args, scope, true);
    case '!_': {
      const operand = compileExpression(node.args, scope);
      return frame => {
        const value = operand(frame);
        return value instanceof Gap ? value : !value;
      };
    }
    case '?:':
      return compileChoice(node.args, scope);
    default:
      throw new Error(`'${node.op}' is not logic`);
  }
}

/** Decided by the first operand that is `decisive`, whatever the other is; otherwise both are needed. */
function either(
  [left, right]: [ASTNode, ASTNode],
  scope: RuleScope,
  decisive: boolean,
): Expression {
  const first = compileExpression(left, scope);
  const second = compileExpression(right, scope);
  return frame => {
    const a = first(frame);
    if (a === decisive) return decisive;
    const b = second(frame);
    if (b === decisive) return decisive;
    if (a instanceof Gap) return b instanceof Gap ? a.merge(b) : a;
    return b;
  };
}

function compileChoice(
  [condition, yes, no]: [ASTNode, ASTNode, ASTNode],
  scope: RuleScope,
): Expression {
  const decide = compileExpression(condition, scope);
  const whenTrue = compileExpression(yes, scope);
  const whenFalse = compileExpression(no, scope);
  return frame => {
    let chosen = decide(frame);
    if (chosen instanceof Gap && chosen.onlyAsked) {
      // The author wrote what is to happen when the fact is absent.
      chosen = decidePlainly(decide, frame, chosen);
    }
    if (chosen instanceof Gap) return chosen;
    return chosen ? whenTrue(frame) : whenFalse(frame);
  };
}

function decidePlainly(
  decide: Expression,
  frame: Frame,
  otherwise: Gap,
): RuleValue | Gap {
  const before = frame.plainHas;
  frame.plainHas = true;
  const value = decide(frame);
  frame.plainHas = before;
  return value instanceof Gap ? otherwise : value;
}
