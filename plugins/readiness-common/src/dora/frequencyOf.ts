import { DateTime } from 'luxon';
import { median } from '../stats/median';
import { dayMs } from '../time/durations';
import { weeksOf, type TimeSpan } from '../time/weeksOf';
import { bandOf } from './bandOf';
import type { Band } from './BandTable';
import type { DeliveryHistory, HistoricDeployment } from './HistoricDeployment';
import type { DoraFigures } from './Figure';
import { reasonsIn } from './reasonsIn';

type Frequency = DoraFigures['deploymentFrequency'];

/**
 * Successful production deployments a week: over the days of the window; or, by the other method, the median of the
 * days with a deployment in its whole weeks, with the bands of Four Keys. Nothing in a window is 0 where there was a
 * deployment before, and no data where there never was one.
 *
 * @param over - deployments that ended in the window
 *
 * @example
 * ```ts
 * frequencyOf(history, thirtyDays, six).value // 1.4
 * ```
 */
export function frequencyOf(
  history: DeliveryHistory,
  window: TimeSpan,
  over: readonly HistoricDeployment[],
): Frequency {
  const { policy, deployments, leftOut } = history;
  const ends = over.flatMap(({ deployment }) =>
    deployment.status === 'success' ? [deployment.finishedAt] : [],
  );
  const failed = over.length - ends.length;
  const figure = {
    count: ends.length,
    sampleSize: ends.length,
    excluded: [
      ...reasonsIn(leftOut.deployments, window),
      ...(failed > 0 ? [{ count: failed, reason: 'did not succeed' }] : []),
    ],
  };
  if (window.to <= window.from) {
    return { ...figure, noData: 'The window is empty.' };
  }
  if (!deployments.some(each => each.deployment.finishedAt < window.to)) {
    return { ...figure, noData: 'No production deployment is known.' };
  }
  if (policy.frequencyMethod === 'medianWeek') {
    return { ...figure, ...medianWeek(ends, window, policy.timeZone) };
  }
  const value = (ends.length * 7) / ((window.to - window.from) / dayMs);
  return {
    ...figure,
    value,
    band: bandOf(policy.bands, 'deploymentFrequency', value),
  };
}

/** Four Keys: from three days a week on it is daily. */
const dailyFrom = 3;

function medianWeek(
  ends: readonly number[],
  window: TimeSpan,
  zone: string,
): Pick<Frequency, 'value' | 'band' | 'noData'> {
  const weeks = weeksOf(window, zone).filter(
    ({ from, to }) => from >= window.from && to <= window.to,
  );
  const days = new Map<string, number>();
  for (const end of ends) {
    const day = DateTime.fromMillis(end, { zone });
    days.set(day.toISODate() ?? '', day.startOf('week').toMillis());
  }
  const daysOf = new Map<number, number>();
  for (const week of days.values()) {
    daysOf.set(week, (daysOf.get(week) ?? 0) + 1);
  }
  const counts = weeks.map(({ from }) => daysOf.get(from) ?? 0);
  const value = median(counts);
  if (value === undefined) {
    return { noData: 'No whole week from Monday to Sunday lies in this time.' };
  }
  const months = new Map<string, number>();
  for (const { from } of weeks) {
    const month = DateTime.fromMillis(from, { zone }).toFormat('yyyy-MM');
    const isUsed = daysOf.has(from) ? 1 : 0;
    months.set(month, Math.max(months.get(month) ?? 0, isUsed));
  }
  return { value, band: bucket(value, median([...months.values()]) ?? 0) };
}

/** Daily, weekly, monthly, yearly. */
function bucket(medianDays: number, medianMonth: number): Band {
  if (medianDays >= dailyFrom) return 'elite';
  if (medianDays >= 1) return 'high';
  return medianMonth >= 1 ? 'medium' : 'low';
}
