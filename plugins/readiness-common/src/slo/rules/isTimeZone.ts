import { IANAZone } from 'luxon';
import type { Breach } from './Breach';

/**
 * A time zone is a name of the IANA database, capitals counting; an offset is none.
 *
 * @example
 * ```ts
 * isTimeZone('europe/berlin')[0]?.mend // "write 'Europe/Berlin'"
 * ```
 */
export function isTimeZone(text: string): Breach[] {
  if (text === '') return [];
  const breach = (mend: string): Breach[] => [
    {
      rule: 'time-zone',
      path: [],
      message: `'${text.slice(0, 60)}' is no time zone`,
      mend,
    },
  ];
  if (!/^[A-Za-z]/.test(text) || !IANAZone.isValidZone(text)) {
    return breach("write a name of the IANA database, such as 'Europe/Berlin'");
  }
  // The runtime takes any capitals, and gives the name as it is written; for an alias it gives another name.
  const written = new Intl.DateTimeFormat('en', {
    timeZone: text,
  }).resolvedOptions().timeZone;
  const differs =
    written !== text && written.toLowerCase() === text.toLowerCase();
  return differs ? breach(`write '${written}'`) : [];
}
