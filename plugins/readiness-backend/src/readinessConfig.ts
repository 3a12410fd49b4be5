import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  createZodV4FilterPredicateSchema,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import { companyStages } from '@service-readiness/backstage-plugin-readiness-common';
import { Duration } from 'luxon';
import { z } from 'zod';

const durationSchema = z.record(z.string(), z.number()).or(z.string());
const scheduleSchema = z.record(z.string(), z.unknown());

/** When people are reminded of what runs out. */
const remindSchema = z
  .strictObject({ days: z.number().int().min(0).max(366) })
  .default({ days: 14 });
const groupSchema = z
  .string()
  .transform(ref => ref.toLocaleLowerCase('en-US'))
  .refine(
    ref => /^group:[^/:\s]+\/[^/:\s]+$/.test(ref),
    "must be the full reference of a group such as 'group:default/platform'",
  );

const schema = z.strictObject({
  example: z.boolean().default(false),
  services: createZodV4FilterPredicateSchema().default({ kind: 'Component' }),
  stage: z.enum(companyStages).optional(),
  tier: z
    .strictObject({
      path: z.string().min(1).default('metadata.labels.tier'),
      fallback: z.number().int().min(1).max(9).default(3),
    })
    .prefault({}),
  library: z.boolean().default(true),
  // Each module reads and checks its own part; this plugin knows none of them.
  collectors: z.record(z.string(), z.unknown()).optional(),
  definitions: z
    .array(
      z.strictObject({
        type: z.enum(['file', 'url']),
        target: z.string().min(1),
      }),
    )
    .default([]),
  definitionsSchedule: scheduleSchema.optional(),
  catalog: z
    .strictObject({
      schedule: scheduleSchema.optional(),
      misses: z.number().int().min(1).default(3),
      maxRemovedShare: z.number().min(0).max(1).default(0.2),
    })
    .prefault({}),
  attestations: z.strictObject({ remind: remindSchema }).prefault({}),
  waivers: z
    .strictObject({
      longest: z
        .strictObject({ days: z.number().int().min(1).max(3660) })
        .default({ days: 90 }),
      approvers: z.array(groupSchema).min(1).optional(),
      remind: remindSchema,
    })
    .prefault({}),
  retention: z
    .strictObject({
      history: durationSchema.optional(),
      runs: durationSchema.optional(),
      absentCollectors: durationSchema.optional(),
    })
    .prefault({}),
});

/** The plugin's configuration, with its defaults. */
export interface ReadinessConfig {
  example: boolean;
  services: FilterPredicate;
  stage?: (typeof companyStages)[number];
  tier: { path: string; fallback: number };
  library: boolean;
  definitions: Array<{ type: 'file' | 'url'; target: string }>;
  definitionsSchedule: SchedulerServiceTaskScheduleDefinition;
  catalog: {
    schedule: SchedulerServiceTaskScheduleDefinition;
    misses: number;
    maxRemovedShare: number;
  };
  /** `remind`: how long before its end something is told to run out. */
  attestations: { remind: { days: number } };
  waivers: {
    longest: { days: number };
    /** The owner of each check, if absent. */
    approvers?: string[];
    remind: { days: number };
  };
  retention: { historyMs: number; runsMs: number; absentCollectorsMs: number };
}

/**
 * Reads `readiness` from the configuration.
 *
 * @throws InputError with every mistake and its path.
 */
export function readReadinessConfig(root: RootConfigService): ReadinessConfig {
  const parsed = schema.safeParse(root.getOptional('readiness') ?? {});
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(
      issue =>
        `readiness${issue.path
          .map(p => (typeof p === 'number' ? `[${p}]` : `.${String(p)}`))
          .join('')}: ${issue.message}`,
    );
    throw new InputError(
      `The readiness configuration has mistakes:\n  ${mistakes.join('\n  ')}`,
    );
  }
  const config = root.getOptionalConfig('readiness');
  const schedule = (
    key: string,
    otherwise: SchedulerServiceTaskScheduleDefinition,
  ) => {
    const found = config?.getOptionalConfig(key);
    return found
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(found)
      : otherwise;
  };
  const milliseconds = (key: string, days: number) =>
    config?.has(key)
      ? Duration.fromObject(readDurationFromConfig(config, { key })).toMillis()
      : Duration.fromObject({ days }).toMillis();
  const { retention: _, collectors: __, ...rest } = parsed.data;
  return {
    ...rest,
    definitionsSchedule: schedule('definitionsSchedule', {
      frequency: { minutes: 1 },
      timeout: { minutes: 1 },
    }),
    catalog: {
      ...rest.catalog,
      schedule: schedule('catalog.schedule', {
        frequency: { minutes: 5 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 3 },
      }),
    },
    retention: {
      historyMs: milliseconds('retention.history', 730),
      runsMs: milliseconds('retention.runs', 30),
      absentCollectorsMs: milliseconds('retention.absentCollectors', 1),
    },
  };
}
