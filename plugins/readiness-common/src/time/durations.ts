export const hourMs = 3_600_000;
/** A day is 24 hours; calendar days, which may have 23 or 25, are counted by `weeksOf`. */
export const dayMs = 24 * hourMs;
