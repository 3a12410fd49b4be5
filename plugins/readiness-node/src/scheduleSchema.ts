import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import {
  durationToMilliseconds,
  type HumanDuration,
  type JsonObject,
} from '@backstage/types';
import { z } from 'zod';

/** Below that the scheduler would do nothing else. */
const shortestMs = 1000;

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
        const schedule = readSchedulerServiceTaskScheduleDefinitionFromConfig(
          // What stands in the configuration is JSON.
          new ConfigReader(value as JsonObject),
        );
        const tooShort = durationMistakes(schedule, value);
        for (const issue of tooShort) context.addIssue(issue);
        return tooShort.length > 0 ? z.NEVER : schedule;
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message });
        return z.NEVER;
      }
    })
    .default(otherwise);
}

/** The scheduler takes any duration: what is due every zero minutes, it would run without a pause. */
function durationMistakes(
  { frequency, timeout, initialDelay }: SchedulerServiceTaskScheduleDefinition,
  written: Record<string, unknown>,
) {
  const isTimed = 'cron' in frequency || 'trigger' in frequency;
  const durations = [
    { key: 'frequency', duration: isTimed ? undefined : frequency, shortestMs },
    { key: 'timeout', duration: timeout, shortestMs },
    { key: 'initialDelay', duration: initialDelay, shortestMs: 0 },
  ];
  return durations.flatMap(({ key, duration, shortestMs: least }) => {
    // Backstage reads plain units from a configuration, never an object of luxon.
    const ms = duration && durationToMilliseconds(duration as HumanDuration);
    if (ms === undefined || ms >= least) return [];
    const expected = least > 0 ? 'at least a second' : 'zero or more';
    const message = `must be ${expected}, not ${JSON.stringify(
      written[key],
    )}; write for example { minutes: 5 }`;
    return [{ code: 'custom' as const, path: [key], message }];
  });
}
