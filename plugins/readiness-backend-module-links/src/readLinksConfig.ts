import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  inWords,
  readCollectorConfig,
  scheduleSchema,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';
import { hostPattern, type HostPattern } from './hostPattern';

const hosts = z
  .array(
    z.string().transform((text, context): HostPattern => {
      const pattern = hostPattern(text);
      if (pattern) return pattern;
      context.addIssue({
        code: 'custom',
        message: `'${inWords(
          text,
        )}' is no host; write grafana.example.com, *.example.com or wiki.example.com:8443`,
      });
      return z.NEVER;
    }),
    { error: 'must be a list of hosts, such as [grafana.example.com]' },
  )
  .default([]);

const whole = (lowest: number, highest: number, otherwise: number) => {
  const error = `must be a whole number from ${lowest} to ${highest}`;
  return z
    .number({ error })
    .int({ error })
    .min(lowest, { error })
    .max(highest, { error })
    .default(otherwise);
};

const schema = z
  .strictObject(
    {
      hosts,
      internalHosts: hosts,
      signInHosts: hosts,
      schedule: scheduleSchema({
        frequency: { hours: 6 },
        timeout: { hours: 2 },
        initialDelay: { minutes: 1 },
      }),
      timeoutSeconds: whole(1, 60, 10),
      maxRedirects: whole(0, 20, 5),
      concurrencyPerHost: whole(1, 50, 4),
      concurrency: whole(1, 500, 32),
    },
    { error: 'must be a mapping, with the hosts that may be asked' },
  )
  .refine(
    value => value.hosts.length + value.internalHosts.length > 0,
    'names no host that may be asked; add them to hosts, or to internalHosts',
  );

/** Which links are followed, and how. */
export type LinksConfig = z.output<typeof schema>;

/**
 * Reads `readiness.collectors.links`.
 *
 * @throws InputError with every mistake and its path.
 */
export function readLinksConfig(
  root: RootConfigService,
): LinksConfig | undefined {
  return readCollectorConfig<LinksConfig>(root, 'links', schema);
}
