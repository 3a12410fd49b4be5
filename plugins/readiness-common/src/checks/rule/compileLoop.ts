import type { ASTNode } from '@marcbachmann/cel-js';
import { compileExpression, type RuleScope } from './compileExpression';
import {
  charge,
  type Expression,
  type Frame,
  type RuleValue,
} from './Expression';
import { Gap } from './Gap';

/** `list.all(x, …)`, `exists`, `exists_one`, `filter` and `map`. A map is walked by its keys. */
export function compileLoop(
  name: string,
  receiver: ASTNode,
  args: readonly ASTNode[],
  scope: RuleScope,
): Expression {
  const list = compileExpression(receiver, scope);
  const [variable, ...bodyNodes] = args;
  if (variable?.op !== 'id') throw new Error('A loop names its variable first');
  const slot = scope.variables.length;
  const inner = { ...scope, variables: [...scope.variables, variable.args] };
  const bodies = bodyNodes.map(body => compileExpression(body, inner));
  const run = loop(name, bodies, bodyNodes.reduce(turnCost, 1));
  return frame => {
    const value = list(frame);
    if (value instanceof Gap) return value;
    const items = Array.isArray(value)
      ? (value as readonly RuleValue[])
      : Object.keys(value);
    const result = run(frame, items, slot);
    frame.variables.length = slot;
    return result;
  };
}

type Run = (
  frame: Frame,
  items: readonly RuleValue[],
  slot: number,
) => RuleValue | Gap;

/** Visited expressions of one turn: about one per four characters. */
function turnCost(sum: number, body: ASTNode): number {
  return sum + ((body.end - body.start) >> 2);
}

function loop(name: string, bodies: readonly Expression[], cost: number): Run {
  const [first, second] = bodies as [Expression, Expression | undefined];
  switch (name) {
    case 'all':
      return quantifier(first, false, cost);
    case 'exists':
      return quantifier(first, true, cost);
    case 'exists_one':
      return (frame, items, slot) => {
        const found = collect(frame, items, slot, cost, first);
        return found instanceof Gap ? found : found.length === 1;
      };
    case 'filter':
      return (frame, items, slot) => collect(frame, items, slot, cost, first);
    case 'map':
      return (frame, items, slot) =>
        second
          ? collect(frame, items, slot, cost, first, second)
          : collect(frame, items, slot, cost, undefined, first);
    default:
      throw new Error(`There is no loop '${name}' in rules`);
  }
}

/** Decided by the first item whose answer is `decisive`; otherwise every answer is needed. */
function quantifier(body: Expression, decisive: boolean, cost: number): Run {
  return (frame, items, slot) => {
    let gap: Gap | undefined;
    for (const item of items) {
      const tooMuch = charge(frame, cost);
      if (tooMuch) return tooMuch;
      frame.variables[slot] = item;
      const answer = body(frame);
      if (answer === decisive) return decisive;
      if (answer instanceof Gap) gap = gap ? gap.merge(answer) : answer;
    }
    return gap ?? !decisive;
  };
}

function collect(
  frame: Frame,
  items: readonly RuleValue[],
  slot: number,
  cost: number,
  keep?: Expression,
  transform?: Expression,
): RuleValue[] | Gap {
  const results: RuleValue[] = [];
  for (const item of items) {
    const tooMuch = charge(frame, cost);
    if (tooMuch) return tooMuch;
    frame.variables[slot] = item;
    const kept = keep ? keep(frame) : true;
    if (kept instanceof Gap) return kept;
    if (kept !== true) continue;
    const result = transform ? transform(frame) : item;
    if (result instanceof Gap) return result;
    results.push(result);
  }
  return results;
}
