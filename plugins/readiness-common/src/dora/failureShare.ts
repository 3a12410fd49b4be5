import type { RatioFigure } from './Figure';

/**
 * The share of deployments that failed, or were made because of a failure. Where nobody reports incidents, that none is
 * known does not say that nothing failed: there is no share of 0 then.
 *
 * @param hearsOfIncidents - false where no source reports incidents about anything
 *
 * @example
 * ```ts
 * failureShare({ part: 1, whole: 4, hearsOfIncidents: false }).value // 0.25
 * failureShare({ part: 0, whole: 4, hearsOfIncidents: false }).value // undefined
 * ```
 *
 * @public
 */
export function failureShare({
  part,
  whole,
  hearsOfIncidents,
}: {
  part: number;
  whole: number;
  hearsOfIncidents: boolean;
}): RatioFigure {
  const counted = { part, whole, sampleSize: whole, excluded: [] };
  if (whole === 0) {
    return {
      ...counted,
      noData: 'No production deployment ended in this time.',
    };
  }
  if (part === 0 && !hearsOfIncidents) {
    return {
      ...counted,
      noData:
        'No source reports incidents, and nothing else says that a deployment failed.',
    };
  }
  return { ...counted, value: part / whole };
}
