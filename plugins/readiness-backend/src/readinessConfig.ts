import type {
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { FilterPredicate } from '@backstage/filter-predicates';
import { companyStages } from '@service-readiness/backstage-plugin-readiness-common';
import {
  configMistakes,
  scheduleSchema,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';
import { deliverySchema } from './deliverySchema';
import { durationSchema } from './durationSchema';
import { entityPathSchema } from './entityPathSchema';
import { filterSchema } from './filterSchema';
import { pushedFactsSchema, type PushedFactsConfig } from './pushedFactsSchema';

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
  services: filterSchema.default({ kind: 'Component' }),
  stage: z.enum(companyStages).optional(),
  tier: z
    .strictObject({
      path: entityPathSchema.default('metadata.labels.tier'),
      fallback: z.number().int().min(1).max(9).default(3),
    })
    .prefault({}),
  library: z.boolean().default(true),
  // Each module reads and checks its own part; this plugin knows none of them.
  collectors: z.record(z.string(), z.unknown()).optional(),
  pushedFacts: pushedFactsSchema,
  delivery: deliverySchema,
  definitions: z
    .array(
      z.strictObject({
        type: z.enum(['file', 'url']),
        target: z.string().min(1),
      }),
    )
    .default([]),
  definitionsSchedule: scheduleSchema({
    frequency: { minutes: 1 },
    timeout: { minutes: 1 },
  }),
  catalog: z
    .strictObject({
      schedule: scheduleSchema({
        frequency: { minutes: 5 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 3 },
      }),
      misses: z.number().int().min(1).default(3),
      maxRemovedShare: z.number().min(0).max(1).default(0.2),
    })
    .prefault({}),
  notifications: z.boolean().optional(),
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
      history: durationSchema({ days: 730 }),
      runs: durationSchema({ days: 30 }),
      absentCollectors: durationSchema({ days: 1 }),
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
  /** The parts of `collectors`, which belong to modules. */
  collectorKeys: string[];
  pushedFacts: PushedFactsConfig[];
  delivery: z.infer<typeof deliverySchema>;
  /** Whether people are told through notifications; where their plugin is installed, if absent. */
  notifications?: boolean;
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
    const mistakes = configMistakes(parsed.error, schema, 'readiness');
    throw new InputError(
      `The readiness configuration has mistakes:\n  ${mistakes.join('\n  ')}`,
    );
  }
  const { retention, collectors = {}, ...rest } = parsed.data;
  return {
    ...rest,
    collectorKeys: Object.keys(collectors),
    retention: {
      historyMs: retention.history,
      runsMs: retention.runs,
      absentCollectorsMs: retention.absentCollectors,
    },
  };
}
