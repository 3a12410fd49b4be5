import type { ActProblem } from './ActProblem';

const dayMs = 24 * 3_600_000;

/**
 * What is wrong with the end that somebody chose: it must lie ahead, and within so many days. The last day counts in
 * full, in UTC, so that a date can be chosen at any hour.
 *
 * @example
 * ```ts
 * expiryProblems('until', { at: now, longestDays: 90, now })[0]?.message // 'until lies in the past'
 * ```
 */
export function expiryProblems(
  path: string,
  { at, longestDays, now }: { at: number; longestDays: number; now: number },
): ActProblem[] {
  const last = (Math.floor(now / dayMs) + longestDays + 1) * dayMs;
  if (at > now && at <= last) return [];
  const message =
    at > now ? `${path} is too far ahead` : `${path} lies in the past`;
  const lastDay = new Date(last - 1).toISOString().slice(0, 10);
  const mend = `choose a moment ahead, at most ${longestDays} days: until ${lastDay}`;
  return [{ kind: 'invalid', path, message, mend }];
}
