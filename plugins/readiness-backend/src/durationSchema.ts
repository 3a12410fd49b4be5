import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import type { HumanDuration, JsonValue } from '@backstage/types';
import { Duration } from 'luxon';
import { z } from 'zod';

/** A duration in the configuration, in the words that Backstage takes everywhere, as milliseconds. */
export function durationSchema(otherwise: HumanDuration) {
  return z
    .unknown()
    .transform((written, context) => {
      const milliseconds = millisecondsOf(written);
      // Kept for no time at all, everything would be deleted.
      if (milliseconds !== undefined && milliseconds > 0) return milliseconds;
      const message = `must be a duration such as { days: 30 } or '30 days', not ${JSON.stringify(
        written,
      )}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    })
    .default(Duration.fromObject(otherwise).toMillis());
}

function millisecondsOf(written: unknown): number | undefined {
  const duration = humanDuration(written);
  return duration && Duration.fromObject(duration).toMillis();
}

/** A duration as it is written in the configuration, or undefined for what is none. */
export function humanDuration(written: unknown): HumanDuration | undefined {
  try {
    const config = new ConfigReader({ value: written as JsonValue });
    return readDurationFromConfig(config, { key: 'value' });
  } catch {
    // Backstage's message speaks of a key that is made up here.
    return undefined;
  }
}
