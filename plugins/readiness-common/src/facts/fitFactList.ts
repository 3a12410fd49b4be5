import { longestFactList, longestFactListText } from './factValueProblem';

/**
 * The first entries of a list, as many as a fact can hold. For lists whose length nobody limits, such as references
 * in the catalog: one that is too long would cost the entity all facts of its collector.
 *
 * @example
 * ```ts
 * fitFactList(['api:default/a', 'api:default/b']) // ['api:default/a', 'api:default/b']
 * fitFactList(Array(1001).fill('x')).length // 1000
 * ```
 *
 * @public
 */
export function fitFactList(entries: readonly string[]): string[] {
  const fitting: string[] = [];
  let characters = 0;
  for (const entry of entries) {
    characters += entry.length;
    if (fitting.length === longestFactList) break;
    if (characters > longestFactListText) break;
    fitting.push(entry);
  }
  return fitting;
}
