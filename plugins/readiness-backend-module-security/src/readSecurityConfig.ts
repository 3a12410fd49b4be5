import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  addressSchema,
  readCollectorConfig,
  scheduleSchema,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';

const annotation = (otherwise: string) =>
  z
    .string({
      error: `must be the name of an annotation, such as ${otherwise}`,
    })
    .min(1, { error: `is empty; name an annotation, such as ${otherwise}` })
    .default(otherwise);

const megabytes = 'must be a number of megabytes from 1 to 100';

const schema = z
  .strictObject({
    scorecard: z
      .strictObject({
        annotation: annotation('openssf/scorecard-location'),
        api: z
          .strictObject({
            baseUrl: addressSchema('https://api.scorecard.dev'),
            token: z
              .string({ error: 'must be a text' })
              .min(1, { error: 'is empty; leave it out when none is needed' })
              .optional(),
          })
          .optional(),
        schedule: scheduleSchema({
          frequency: { hours: 12 },
          timeout: { hours: 2 },
          initialDelay: { minutes: 2 },
        }),
      })
      .optional(),
    scans: z
      .strictObject({
        annotation: annotation('readiness/sarif-location'),
        maxMegabytes: z
          .number({ error: megabytes })
          .min(1, { error: megabytes })
          .max(100, { error: megabytes })
          .default(10),
        schedule: scheduleSchema({
          frequency: { hours: 6 },
          timeout: { hours: 2 },
          initialDelay: { minutes: 2 },
        }),
      })
      .optional(),
  })
  .refine(
    ({ scorecard, scans }) => scorecard || scans,
    'says nothing; add scorecard: {}, scans: {} or both',
  );

export type SecurityConfig = z.output<typeof schema>;
export type ScorecardConfig = NonNullable<SecurityConfig['scorecard']>;
export type ScansConfig = NonNullable<SecurityConfig['scans']>;

/**
 * Reads `readiness.collectors.security`.
 *
 * @throws InputError with every mistake and its path.
 */
export function readSecurityConfig(
  root: RootConfigService,
): SecurityConfig | undefined {
  return readCollectorConfig<SecurityConfig>(root, 'security', schema);
}
