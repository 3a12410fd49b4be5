import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { z } from 'zod';

/**
 * A schedule in the configuration of a collector, as Backstage writes them everywhere, with what holds without one.
 *
 * @public
 *
 * @example
 * ```ts
 * z.strictObject({ schedule: scheduleSchema({ frequency: { hours: 6 }, timeout: { hours: 1 } }) })
 * ```
 */
export function scheduleSchema(
  otherwise: SchedulerServiceTaskScheduleDefinition,
): z.ZodDefault<z.ZodType<SchedulerServiceTaskScheduleDefinition>> {
  return z
    .record(z.string(), z.unknown(), {
      error: 'must have a frequency and a timeout, such as { hours: 6 }',
    })
    .transform((value, context) => {
      const missing = ['frequency', 'timeout'].filter(
        key => value[key] === undefined,
      );
      if (missing.length > 0) {
        const message = `has no ${missing.join(
          ' and no ',
        )}; add it, such as { hours: 1 }`;
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      }
      try {
        return readSchedulerServiceTaskScheduleDefinitionFromConfig(
          // What stands in the configuration is JSON.
          new ConfigReader(value as JsonObject),
        );
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message });
        return z.NEVER;
      }
    })
    .default(otherwise);
}
