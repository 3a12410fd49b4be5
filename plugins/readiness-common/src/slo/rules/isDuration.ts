import { durationMinutes } from '../durationMinutes';
import type { Breach } from './Breach';

/**
 * A duration is a whole number with a unit, capitals counting: `m` is minutes, `M` months.
 *
 * @example
 * ```ts
 * isDuration('30D')[0]?.mend // "write '30d'"
 * ```
 */
export function isDuration(text: string): Breach[] {
  if (text === '' || durationMinutes(text) !== undefined) return [];
  const [, count, unit = ''] =
    /^\s*(\d{1,9})\s*(minute|min|hour|h|day|d|week|w|month|quarter|q|year|y)s?\s*$/i.exec(
      text,
    ) ?? [];
  const letter = units.get(unit.toLowerCase());
  return [
    {
      rule: 'duration',
      path: [],
      message: `'${text.slice(0, 60)}' is no duration`,
      mend:
        letter === undefined
          ? "write a whole number and one of m, h, d, w, M, Q, Y, such as '4w'"
          : `write '${count}${letter}'`,
    },
  ];
}

const units = new Map([
  ['minute', 'm'],
  ['min', 'm'],
  ['hour', 'h'],
  ['h', 'h'],
  ['day', 'd'],
  ['d', 'd'],
  ['week', 'w'],
  ['w', 'w'],
  ['month', 'M'],
  ['quarter', 'Q'],
  ['q', 'Q'],
  ['year', 'Y'],
  ['y', 'Y'],
]);
