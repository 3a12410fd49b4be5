import type { Breach } from './Breach';
import { onlyOneOf } from './onlyOneOf';

interface Indicated {
  indicator?: unknown;
  indicatorRef?: string;
}

/**
 * The indicator of an SLO stands in its spec; a composite SLO has one in every objective instead.
 *
 * @example
 * ```ts
 * hasIndicators({ objectives: [{}] })[0]?.message // "it has neither 'indicator' nor 'indicatorRef'"
 * ```
 */
export function hasIndicators(
  spec: Indicated & { objectives: readonly Indicated[] },
): Breach[] {
  const { objectives } = spec;
  if (!objectives.some(hasIndicator)) {
    return oneIndicator(spec);
  }
  if (hasIndicator(spec)) {
    return [
      {
        rule: 'indicator-place',
        path: [],
        message: 'it has an indicator, and so has an objective',
        mend: 'for a composite SLO, give every objective its own; else leave those of the objectives out',
      },
    ];
  }
  return objectives.flatMap((objective, i) =>
    oneIndicator(objective).map(breach => ({
      ...breach,
      path: ['objectives', i],
    })),
  );
}

const oneIndicator = onlyOneOf('indicator-place', [
  'indicator',
  'indicatorRef',
]);

function hasIndicator({ indicator, indicatorRef }: Indicated): boolean {
  return indicator !== undefined || indicatorRef !== undefined;
}
