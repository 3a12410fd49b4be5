import { z } from 'zod';
import { disputeOutcomes } from '../disputes/Dispute';
import { actFilters, entityRefInputSchema } from './act';

const instant = z.iso.datetime();

export const disputeStateSchema = z.enum([
  'open',
  ...disputeOutcomes,
  'removed',
]);

/** @public */
export const disputeViewSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  entityTitle: z.string(),
  checkId: z.string(),
  checkTitle: z.string(),
  factName: z.string(),
  collectorId: z.string().optional(),
  collectorTitle: z.string().optional(),
  answerer: z
    .string()
    .optional()
    .describe(
      'Who is asked to answer: the owner of the collector or, without one, of the check',
    ),
  comment: z.string(),
  by: z.string(),
  at: instant,
  state: disputeStateSchema,
  answer: z
    .object({ by: z.string(), at: instant, comment: z.string() })
    .optional(),
  may: z
    .object({ answer: z.boolean(), withdraw: z.boolean() })
    .describe('What you may do with it'),
});

/** @public */
export const disputeBodySchema = z.strictObject({
  entityRef: entityRefInputSchema,
  checkId: z.string().min(1).max(63),
  factName: z.string().min(1).max(200),
  comment: z.string().describe('What is wrong, 1 to 2000 characters'),
});

export const answerDisputeBodySchema = z.strictObject({
  outcome: z
    .enum(disputeOutcomes)
    .describe('withdrawn: only by whoever raised it'),
  comment: z.string().describe('1 to 2000 characters'),
});

/** @public */
export const disputeQuerySchema = z.object({
  ...actFilters,
  state: disputeStateSchema.optional().describe('open, if absent'),
  collector: z.string().max(63).optional().describe('A collector id'),
});

/** @public */
export const disputeListSchema = z.object({
  items: z
    .array(disputeViewSchema)
    .describe('About services that you can see, oldest first'),
  nextCursor: z.string().optional(),
});

/** @public */
export type DisputeView = z.infer<typeof disputeViewSchema>;
/** @public */
export type DisputeBody = z.infer<typeof disputeBodySchema>;
/** @public */
export type DisputeQuery = z.infer<typeof disputeQuerySchema>;
/** @public */
export type DisputeList = z.infer<typeof disputeListSchema>;
