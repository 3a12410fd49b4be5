import { nearestName } from '../problems/nearestName';

/** Shorter names are near to each other by chance. */
const shortestName = 5;

/**
 * The known name of which a name is clearly a misspelling. Stricter than the nearest name, for names that a company
 * may choose itself: `Subdomain` and `owners` are not meant to be `Domain` and `owner`.
 *
 * @example
 * ```ts
 * nearSpelling('Componnent', ['Component', 'Domain']) // 'Component'
 * ```
 */
export function nearSpelling(
  name: string,
  known: readonly string[],
): string | undefined {
  if (name.length < shortestName || known.includes(name)) return undefined;
  const nearest = nearestName(name, known);
  if (nearest === undefined || name === `${nearest}s`) return undefined;
  const isAlike =
    name[0]?.toLowerCase() === nearest[0]?.toLowerCase() &&
    Math.abs(name.length - nearest.length) <= 2;
  return isAlike ? nearest : undefined;
}
