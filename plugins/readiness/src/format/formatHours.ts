const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** Below this, hours are told apart by half an hour. */
const fewHours = 10;
const mostHours = 48;

/**
 * A length of time that is counted in hours, in the unit that says most: minutes, hours or days.
 *
 * @example
 * ```ts
 * formatHours(0.66) // '40 min'
 * formatHours(5) // '5 h'
 * formatHours(60) // '2.5 d'
 * ```
 */
export function formatHours(hours: number): string {
  const minutes = hours * 60;
  if (minutes > 0 && minutes < 1) return 'under 1 min';
  if (Math.round(minutes) < 60) return `${whole.format(minutes)} min`;
  if (hours >= mostHours) return `${oneDecimal.format(hours / 24)} d`;
  return `${(hours < fewHours ? oneDecimal : whole).format(hours)} h`;
}
