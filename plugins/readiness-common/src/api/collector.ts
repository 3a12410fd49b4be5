import { z } from 'zod';
import { problemSchema } from './scorecard';

const instant = z.iso.datetime();

/** @public */
export const collectorViewSchema = z.object({
  id: z.string(),
  kind: z
    .enum(['pull', 'push'])
    .describe('push: it is never run, what it reports is pushed'),
  title: z.string(),
  owner: z
    .string()
    .optional()
    .describe('Who answers for what it reports, as an entity reference'),
  openDisputes: z
    .number()
    .int()
    .describe('Facts of it that somebody says are wrong, of what you can see'),
  facts: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      unit: z.string().optional(),
      description: z.string(),
      series: z.boolean().optional().describe('Kept over time'),
      validity: z.string().describe('ISO 8601 duration'),
    }),
  ),
  state: z.enum(['ok', 'failing', 'stale', 'neverRan', 'running']),
  lastRun: z
    .object({
      startedAt: instant,
      endedAt: instant.optional(),
      covered: z.number().int(),
      failed: z.number().int(),
      changed: z.number().int().describe('Facts that changed'),
      error: z.string().optional(),
      by: z.string().optional().describe('Who pushed'),
    })
    .optional()
    .describe('The last push, where facts are pushed'),
  lastSuccessAt: instant.optional(),
  nextRunAt: instant.optional(),
  failures: z
    .array(z.object({ entityRef: z.string(), error: z.string() }))
    .describe(
      'Entities that failed in the last run and that you can see, at most 20',
    ),
});

/** @public */
export const collectorListSchema = z.object({
  example: z.boolean().describe('Example data, not a real company'),
  items: z.array(collectorViewSchema),
  problems: z
    .array(problemSchema)
    .describe('Parts of the configuration that no collector reads'),
});

/** @public */
export const statusSchema = z.object({
  example: z.boolean().describe('The portal shows example data'),
  catalog: z.object({
    state: z.enum(['ok', 'failing', 'neverRan']),
    lastSyncAt: instant.optional(),
    runningSince: instant
      .optional()
      .describe('A read of the catalog is under way since then'),
    overdueSince: instant
      .optional()
      .describe('By the schedule, the catalog should have been read by then'),
    entities: z.number().int(),
    error: z.string().optional(),
    heldRemovals: z
      .number()
      .int()
      .describe(
        'Entities that the catalog no longer lists and that are not removed yet: on their way out, or held',
      ),
  }),
  queue: z.object({ depth: z.number().int(), oldestAt: instant.optional() }),
  problems: z.array(problemSchema),
});

/** @public */
export type CollectorView = z.infer<typeof collectorViewSchema>;
/** @public */
export type CollectorList = z.infer<typeof collectorListSchema>;
/** @public */
export type Status = z.infer<typeof statusSchema>;
