import { z } from 'zod';
import { bands } from '../dora/BandTable';
import { doraFigureIds, type DoraFigureId } from '../dora/doraFigureIds';
import { leadTimeStages } from '../dora/Figure';
import { deploymentStatuses } from '../events/Deployment';
import { momentInputSchema } from './input';
import { eventKinds } from './pushEvents';

const instant = z.iso.datetime().describe('UTC, ISO 8601');

/**
 * Windows that figures are computed over, in days.
 *
 * @public
 */
export const deliveryWindows = [7, 30, 90, 180] as const;

/** @public */
export const deliveryFigureIds = doraFigureIds;
/** @public */
export type DeliveryFigureId = DoraFigureId;

const excluded = z.array(
  z.object({ count: z.number().int(), reason: z.string() }),
);

const deliveryFigureSchema = z.object({
  id: z.enum(deliveryFigureIds),
  unit: z.enum(['perWeek', 'hours', 'ratio', 'changes']),
  value: z.number().optional().describe('Absent without data'),
  noData: z.string().optional().describe('Why there is no value'),
  sampleSize: z.number().int(),
  part: z.number().int().optional().describe('Of a ratio'),
  whole: z.number().int().optional().describe('Of a ratio'),
  p75: z.number().optional(),
  p95: z.number().optional(),
  open: z
    .number()
    .int()
    .optional()
    .describe('Incidents that are not resolved, beside recovery'),
  band: z.enum(bands).optional(),
  bandLimits: z
    .array(z.object({ band: z.enum(bands), label: z.string() }))
    .describe('In words: "up to 15 %"'),
  previous: z
    .number()
    .optional()
    .describe('The value of the window of the same length before'),
  trend: z
    .enum(['better', 'worse', 'same'])
    .optional()
    .describe('Against the window before; absent when either is without data'),
  excluded,
  formula: z.string().describe('How it is computed, with the policy in force'),
  series: z
    .array(
      z.object({
        from: instant,
        to: instant,
        value: z.number().optional(),
      }),
    )
    .describe('By week of the policy, or by day in a window of 7 days'),
});

/** What stands on the card of a service: figures as the last collection left them, not computed anew. */
export const deliverySummarySchema = z.object({
  windowDays: z.number().int(),
  asOf: instant,
  figures: z
    .array(
      deliveryFigureSchema.pick({
        id: true,
        unit: true,
        value: true,
        band: true,
      }),
    )
    .describe('Frequency, lead time, failure rate and recovery, in this order'),
});

const deliveryStageSchema = z.object({
  stage: z.enum(leadTimeStages),
  medianHours: z.number().optional(),
  p75Hours: z.number().optional(),
  sampleSize: z.number().int(),
});

const deliveryTimelineSchema = z.object({
  deployments: z.array(
    z.object({
      source: z.string(),
      id: z.string(),
      at: instant,
      status: z.enum(deploymentStatuses),
      failed: z.string().optional().describe('Why it counts as failed'),
      version: z.string().optional(),
      url: z.string().optional(),
      changeCount: z.number().int(),
    }),
  ),
  incidents: z.array(
    z.object({
      source: z.string(),
      id: z.string(),
      title: z.string().optional(),
      url: z.string().optional(),
      severity: z.string().optional(),
      startedAt: instant,
      resolvedAt: instant.optional(),
    }),
  ),
  truncated: z.boolean().describe('Older ones of the window are left out'),
});

const deliveryScopeSchema = z.object({
  kind: z.enum(['service', 'group', 'system', 'domain', 'company']),
  entityRef: z.string().optional().describe('Absent of the company'),
  title: z.string(),
  services: z.number().int().describe('Services below it that you can see'),
  withEvents: z
    .number()
    .int()
    .describe('Of these: with a production deployment in the window'),
});

/** @public */
export const deliveryViewSchema = z.object({
  scope: deliveryScopeSchema,
  window: z.object({
    days: z.number().int(),
    from: instant,
    to: instant,
    timeZone: z.string(),
  }),
  bandTable: z.object({ id: z.string(), title: z.string() }),
  figures: z.array(deliveryFigureSchema),
  stages: z.array(deliveryStageSchema),
  widestStage: z
    .enum(leadTimeStages)
    .optional()
    .describe('Where changes wait the longest'),
  undeployed: z.object({
    count: z.number().int().optional(),
    oldestAt: instant.optional(),
    noData: z.string().optional(),
  }),
  timeline: deliveryTimelineSchema
    .optional()
    .describe('Of one service: its production deployments and incidents'),
  distribution: z
    .array(
      z.object({
        id: z.enum(deliveryFigureIds),
        bands: z.array(z.object({ band: z.enum(bands), count: z.number() })),
        noData: z.number().int(),
        quartiles: z
          .tuple([z.number(), z.number(), z.number()])
          .optional()
          .describe('Of the services with data'),
      }),
    )
    .optional()
    .describe('Of several services: how many of them are in which band'),
  lastEventAt: instant
    .optional()
    .describe('When the newest event of the scope came in'),
});

/** @public */
export const deliveryQuerySchema = z.object({
  entity: z
    .string()
    .max(300)
    .optional()
    .describe(
      'Full reference of a service, group, system or domain; the company, if absent',
    ),
  window: z
    .enum(deliveryWindows.map(days => `${days}d`))
    .optional()
    .describe('30d, if absent'),
});

const namedChangeSchema = z.object({
  id: z.string(),
  title: z.string().optional(),
  url: z.string().optional(),
  committedAt: instant.optional().describe('Of its first commit'),
  mergedAt: instant.optional(),
});

/** One row of the table of events, whatever its kind. */
const deliveryEventSchema = z.object({
  kind: z.enum(eventKinds),
  source: z.string(),
  id: z.string(),
  entityRefs: z.array(z.string()).describe('Of them, those that you can see'),
  at: instant.describe(
    'End of a deployment, merge of a change, start of an incident',
  ),
  title: z.string().optional(),
  url: z.string().optional(),
  environment: z.string().optional(),
  production: z.boolean().optional(),
  status: z.string().optional(),
  version: z.string().optional(),
  changeCount: z
    .number()
    .int()
    .optional()
    .describe('How many changes a deployment names'),
  changes: z
    .array(namedChangeSchema)
    .optional()
    .describe('Changes that a deployment names, the first 50 of them'),
  resolvedAt: instant.optional(),
  receivedAt: instant,
});

/** @public */
export const deliveryEventListSchema = z.object({
  items: z.array(deliveryEventSchema),
  nextCursor: z.string().optional(),
});

/** @public */
export const deliveryEventQuerySchema = z.object({
  entity: z.string().max(300).describe('Full reference of a service'),
  kind: z.enum(eventKinds).optional(),
  from: momentInputSchema.optional(),
  to: momentInputSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z.string().max(2000).optional(),
});

/** An event that came in and is not for any service yet, or could not be read. */
const receivedEventSchema = z.object({
  receivedId: z.string(),
  kind: z.enum(eventKinds).optional(),
  source: z.string(),
  id: z.string().optional(),
  receivedAt: instant,
  state: z.enum(['unmapped', 'unreadable']),
  reason: z.string(),
  repository: z.string().optional(),
  environment: z.string().optional(),
  service: z.string().optional(),
});

export const receivedEventQuerySchema = z.object({
  source: z.string().max(63).optional().describe('Only of this source'),
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z.string().max(2000).optional(),
});

/** @public */
export const receivedEventListSchema = z.object({
  total: z.number().int(),
  items: z.array(receivedEventSchema),
  nextCursor: z.string().optional(),
});

/** @public */
export const eventSourceListSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      type: z.string().describe('push, github, gitlab, cdevents, devlake, …'),
      path: z
        .string()
        .optional()
        .describe('Where it delivers to, below the address of the plugin'),
      lastReceivedAt: instant.optional(),
      unmapped: z.number().int(),
      unreadable: z.number().int(),
      error: z.string().optional().describe('Of the last pull'),
    }),
  ),
  mapping: z.array(
    z.object({ rule: z.string().describe('In words'), entities: z.string() }),
  ),
});

/** @public */
export const mappingQuerySchema = z.object({
  source: z.string().max(63).optional(),
  repository: z.string().max(2000).optional(),
  environment: z.string().max(200).optional(),
  service: z.string().max(300).optional(),
  entity: z.string().max(300).optional(),
});

/** @public */
export const mappingAnswerSchema = z.object({
  entityRefs: z.array(z.string()),
  because: z
    .string()
    .describe('The rule that decided, or why nothing fits, in a sentence'),
  production: z.boolean().optional(),
});

/** @public */
export type DeliveryView = z.infer<typeof deliveryViewSchema>;
/** @public */
export type DeliveryFigureView = z.infer<typeof deliveryFigureSchema>;
/** @public */
export type DeliverySummary = z.infer<typeof deliverySummarySchema>;
/** @public */
export type DeliveryStageView = z.infer<typeof deliveryStageSchema>;
/** @public */
export type DeliveryTimeline = z.infer<typeof deliveryTimelineSchema>;
/** @public */
export type DeliveryQuery = z.infer<typeof deliveryQuerySchema>;
/** @public */
export type DeliveryEventView = z.infer<typeof deliveryEventSchema>;
/** @public */
export type DeliveryEventList = z.infer<typeof deliveryEventListSchema>;
/** @public */
export type DeliveryEventQuery = z.infer<typeof deliveryEventQuerySchema>;
/** @public */
export type ReceivedEventView = z.infer<typeof receivedEventSchema>;
/** @public */
export type ReceivedEventList = z.infer<typeof receivedEventListSchema>;
/** @public */
export type EventSourceList = z.infer<typeof eventSourceListSchema>;
/** @public */
export type MappingQuery = z.infer<typeof mappingQuerySchema>;
/** @public */
export type MappingAnswer = z.infer<typeof mappingAnswerSchema>;
