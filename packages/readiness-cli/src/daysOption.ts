import { parseWindow } from '@service-readiness/backstage-plugin-readiness-common';
import { InvalidArgumentError, Option } from 'commander';

/** An option in days or weeks, such as `30d`; its value is the days. */
export function daysOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text: string) => {
    const days = parseWindow(text);
    if (days === undefined) {
      throw new InvalidArgumentError('It must be days or weeks, such as 30d.');
    }
    return days;
  });
}
