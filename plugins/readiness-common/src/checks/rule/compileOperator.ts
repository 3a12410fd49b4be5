import type { ASTNode } from '@marcbachmann/cel-js';
import { compileExpression, type RuleScope } from './compileExpression';
import { compileEntry } from './compilePath';
import {
  charge,
  type Expression,
  type Frame,
  type RuleValue,
} from './Expression';
import { Gap } from './Gap';
import { staticType } from './staticType';

type Apply = (a: never, b: never, frame: Frame) => RuleValue | Gap;

const divisionByZero = Gap.error('division by zero');
const outOfRange = Gap.error('a number is out of range');
const noSuchEntry = Gap.error('the list has no such position');
const noSuchKey = Gap.error('the map has no such key');

/** Comparisons, arithmetic, `in` and `[]`: both sides are needed. */
export function compileOperator(node: ASTNode, scope: RuleScope): Expression {
  const [left, right] = node.args as [ASTNode, ASTNode];
  const first = compileExpression(left, scope);
  if (
    node.op === '[]' &&
    right.op === 'value' &&
    typeof right.args === 'string'
  ) {
    return compileEntry(first, right.args, 'the map');
  }
  const second = compileExpression(right, scope);
  const apply = operation(node, left) as (
    a: RuleValue,
    b: RuleValue,
    frame: Frame,
  ) => RuleValue | Gap;
  return frame => {
    const a = first(frame);
    const b = second(frame);
    if (a instanceof Gap) return b instanceof Gap ? a.merge(b) : a;
    if (b instanceof Gap) return b;
    return apply(a, b, frame);
  };
}

function operation(node: ASTNode, left: ASTNode): Apply {
  const type = staticType(node);
  switch (node.op) {
    case '==':
      return equal;
    case '!=':
      return notEqual;
    case '<':
      return (a: number, b: number) => a < b;
    case '<=':
      return (a: number, b: number) => a <= b;
    case '>':
      return (a: number, b: number) => a > b;
    case '>=':
      return (a: number, b: number) => a >= b;
    case 'in':
      return isIn;
    case '[]':
      return staticType(left).startsWith('map') ? entryOf : itemOf;
    case '+':
      if (type === 'string') return joinTexts;
      if (type.startsWith('list')) return joinLists;
      return (a: number, b: number) => inRange(type, a + b);
    case '-':
      return (a: number, b: number) => inRange(type, a - b);
    case '*':
      return (a: number, b: number) => inRange(type, a * b);
    case '/':
      return (a: number, b: number) => {
        if (b === 0) return divisionByZero;
        return inRange(type, type === 'int' ? Math.trunc(a / b) : a / b);
      };
    case '%':
      return (a: number, b: number) => (b === 0 ? divisionByZero : a % b);
    default:
      throw new Error(`'${node.op}' is not part of rules`);
  }
}

/** `-x`. */
export function negate(operand: Expression): Expression {
  return frame => {
    const value = operand(frame);
    return value instanceof Gap ? value : -(value as number);
  };
}

function inRange(type: string, value: number): number | Gap {
  const fits =
    type === 'int' ? Number.isSafeInteger(value) : Number.isFinite(value);
  // Adding zero turns a negative zero, which whole numbers do not have, into zero.
  return fits ? value + 0 : outOfRange;
}

function equal(a: RuleValue, b: RuleValue, frame: Frame): boolean | Gap {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (!Array.isArray(a) || !Array.isArray(b)) return equalMaps(a, b, frame);
  if (a.length !== b.length) return false;
  const tooMuch = charge(frame, a.length);
  if (tooMuch) return tooMuch;
  for (let i = 0; i < a.length; i++) {
    const same = equal(a[i], b[i], frame);
    if (same !== true) return same;
  }
  return true;
}

function equalMaps(a: object, b: object, frame: Frame): boolean | Gap {
  const entries = Object.entries(a);
  const tooMuch = charge(frame, entries.length);
  if (tooMuch) return tooMuch;
  return (
    entries.length === Object.keys(b).length &&
    entries.every(
      ([key, value]) =>
        Object.hasOwn(b, key) && (b as Record<string, unknown>)[key] === value,
    )
  );
}

function notEqual(a: RuleValue, b: RuleValue, frame: Frame): boolean | Gap {
  const same = equal(a, b, frame);
  return same instanceof Gap ? same : !same;
}

function isIn(item: RuleValue, whole: RuleValue, frame: Frame): boolean | Gap {
  if (!Array.isArray(whole))
    return Object.hasOwn(whole as object, item as string);
  const tooMuch = charge(frame, whole.length);
  if (tooMuch) return tooMuch;
  for (const entry of whole as readonly RuleValue[]) {
    const same = equal(item, entry, frame);
    if (same !== false) return same;
  }
  return false;
}

function itemOf(list: readonly RuleValue[], position: number): RuleValue | Gap {
  return list[position] ?? noSuchEntry;
}

function entryOf(map: Record<string, string>, key: string): RuleValue | Gap {
  return Object.hasOwn(map, key) ? (map[key] as string) : noSuchKey;
}

function joinTexts(a: string, b: string, frame: Frame): string | Gap {
  return charge(frame, (a.length + b.length) >> 4) ?? a + b;
}

function joinLists(
  a: readonly RuleValue[],
  b: readonly RuleValue[],
  frame: Frame,
): readonly RuleValue[] | Gap {
  return charge(frame, a.length + b.length) ?? [...a, ...b];
}
