const minutesOf = new Map<string | undefined, number>([
  ['m', 1],
  ['h', 60],
  ['d', 24 * 60],
  ['w', 7 * 24 * 60],
  // Months, quarters and years are of fixed length, as OpenSLO's own go-sdk has them.
  ['M', 30 * 24 * 60],
  ['Q', 90 * 24 * 60],
  ['Y', 365 * 24 * 60],
]);

/**
 * The minutes of a duration as OpenSLO writes it, or undefined for anything else. A month has 30 days, a quarter 90,
 * a year 365.
 *
 * @example
 * ```ts
 * durationMinutes('4w') // 40320
 * ```
 *
 * @public
 */
export function durationMinutes(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,9})([mhdwMQY])$/.exec(text) ?? [];
  const minutes = minutesOf.get(unit);
  return minutes === undefined ? undefined : Number(count) * minutes;
}
