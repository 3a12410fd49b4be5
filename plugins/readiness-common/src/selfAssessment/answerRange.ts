import type { QuickCheckMetric } from '../dora/quickCheck';

/** Values from one to another; both belong to it. */
export interface ValueRange {
  from: number;
  to: number;
}

const day = 24;
const week = 7 * day;
/** A month is 30 days, as in the tables of bands. */
const month = 30 * day;

/** Hours, by place: "more than six months" first. "Less than one day" may be less than an hour, too. */
const durations: readonly ValueRange[] = [
  { from: 6 * month, to: Infinity },
  { from: month, to: 6 * month },
  { from: week, to: month },
  { from: day, to: week },
  { from: 0, to: day },
  { from: 0, to: 1 },
];

/** Deployments a week, by place. "On demand" is several times a day, and overlaps with "hourly to daily". */
const frequencies: readonly ValueRange[] = [
  { from: 0, to: 7 / 180 },
  { from: 7 / 180, to: 7 / 30 },
  { from: 7 / 30, to: 1 },
  { from: 1, to: 7 },
  { from: 7, to: 7 * 24 },
  { from: 7, to: Infinity },
];

const byMetric: Partial<Record<QuickCheckMetric, readonly ValueRange[]>> = {
  leadtime: durations,
  deployfreq: frequencies,
  failurerecovery: durations,
};

/**
 * Which values of its figure an answer of the quick check speaks of: hours, deployments a week, or a ratio. A
 * percentage is one value.
 *
 * @example
 * ```ts
 * answerRange('leadtime', 4) // { from: 24, to: 168 }
 * answerRange('changefailure', 15) // { from: 0.15, to: 0.15 }
 * ```
 */
export function answerRange(
  metric: QuickCheckMetric,
  answer: number,
): ValueRange | undefined {
  const ranges = byMetric[metric];
  return ranges ? ranges[answer - 1] : { from: answer / 100, to: answer / 100 };
}
