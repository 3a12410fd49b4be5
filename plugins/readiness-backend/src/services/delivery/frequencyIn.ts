import {
  bandOf,
  type Band,
  type DoraPolicy,
} from '@service-readiness/backstage-plugin-readiness-common';
import { MedianWeek } from './MedianWeek';
import type { SpanTally } from './SpanTally';

const dayMs = 24 * 3_600_000;

export type FrequencyOf = (
  tally: SpanTally,
) => { value: number; band?: Band } | { noData: string };

/**
 * How often was deployed in a window, by the method of the policy; made once for all tallies of it. Nothing is 0 where
 * there was a deployment before, and no data where there never was one.
 */
export function frequencyIn(
  window: { from: number; to: number },
  policy: DoraPolicy,
): FrequencyOf {
  const byWeek =
    policy.frequencyMethod === 'medianWeek'
      ? new MedianWeek(window, policy.timeZone)
      : undefined;
  const perWeek = (7 * dayMs) / (window.to - window.from);
  return ({ hasDeployed, successful, ends }) => {
    if (!hasDeployed) return { noData: 'No production deployment is known.' };
    if (byWeek) {
      return (
        byWeek.of(ends?.values ?? new Uint32Array()) ?? {
          noData: 'No whole week from Monday to Sunday lies in this time.',
        }
      );
    }
    const value = successful * perWeek;
    return { value, band: bandOf(policy.bands, 'deploymentFrequency', value) };
  };
}
