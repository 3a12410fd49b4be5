import type { Breach } from './Breach';

/**
 * A raw ratio says whether it is of successes or of failures; for any other the parts say so.
 *
 * @example
 * ```ts
 * hasRawType({ raw })[0]?.mend // "add 'rawType: success' (good of total) or 'rawType: failure' (bad of total)"
 * ```
 */
export function hasRawType(ratio: {
  raw?: unknown;
  rawType?: string;
}): Breach[] {
  const hasType = ratio.rawType !== undefined;
  if ((ratio.raw !== undefined) === hasType) return [];
  return [
    {
      rule: 'raw-type',
      path: ['rawType'],
      message: hasType ? "it stands without 'raw'" : 'it is missing',
      mend: hasType
        ? 'leave it out'
        : "add 'rawType: success' (good of total) or 'rawType: failure' (bad of total)",
    },
  ];
}
