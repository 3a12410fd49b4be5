import type { Breach } from './Breach';

interface Parts {
  good?: unknown;
  bad?: unknown;
  total?: unknown;
  raw?: unknown;
}

/**
 * A ratio is `good` or `bad` of `total`, or comes `raw`, already divided.
 *
 * @example
 * ```ts
 * hasRatioParts({ total })[0]?.message // "it has 'total' and neither 'good' nor 'bad'"
 * ```
 */
export function hasRatioParts(ratio: Parts): Breach[] {
  const named = (['good', 'bad', 'total'] as const).filter(
    part => ratio[part] !== undefined,
  );
  const breach = (message: string, mend: string): Breach[] => [
    { rule: 'ratio-parts', path: [], message, mend },
  ];
  if (ratio.raw !== undefined) {
    if (named.length === 0) return [];
    const message = `it has 'raw', and '${named.join("', '")}' as well`;
    return breach(message, "leave out 'raw', or the others");
  }
  if (ratio.total === undefined) {
    return breach(
      "it has neither 'total' nor 'raw'",
      "add 'total', with 'good' or 'bad', or 'raw'",
    );
  }
  if (named.length === 3) {
    return breach("it has 'good' and 'bad'", 'leave one of them out');
  }
  if (named.length === 1) {
    return breach("it has 'total' and neither 'good' nor 'bad'", 'add one');
  }
  return [];
}
