import type {
  FactChange,
  FactValue,
} from '@service-readiness/backstage-plugin-readiness-common';

/**
 * What differs between two documents of one collector. Lists are compared item by item, in order.
 *
 * @example
 * ```ts
 * diffFacts({ 'a.b': 1, 'a.c': true }, { 'a.b': 2 })
 * // [{ name: 'a.b', from: 1, to: 2 }, { name: 'a.c', from: true, to: undefined }]
 * ```
 */
export function diffFacts(
  before: Record<string, FactValue> = {},
  after: Record<string, FactValue> = {},
): FactChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const diffs: FactChange[] = [];
  for (const name of names) {
    const from = before[name];
    const to = after[name];
    if (!sameValue(from, to)) diffs.push({ name, from, to });
  }
  return diffs;
}

function sameValue(a?: FactValue, b?: FactValue): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => item === b[i]);
  }
  return a === b;
}
