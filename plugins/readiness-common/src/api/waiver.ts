import { z } from 'zod';
import { waiverReasons } from '../waivers/Waiver';
import { actFilters, entityRefInputSchema, momentInputSchema } from './act';
import { levelsAfterSchema } from './levelsAfter';

const instant = z.iso.datetime();

export const waiverStateSchema = z.enum([
  'requested',
  'inForce',
  'refused',
  'withdrawn',
  'revoked',
  'lapsed',
  'removed',
]);

const act = z.object({ by: z.string(), at: instant, comment: z.string() });

/** @public */
export const waiverViewSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  entityTitle: z.string(),
  checks: z.array(z.object({ id: z.string(), title: z.string() })),
  reason: z.enum(waiverReasons),
  explanation: z.string(),
  compensatingMeasure: z.string().optional(),
  requestedBy: z.string(),
  requestedAt: instant,
  until: instant.describe('When it ends by itself, the moment excluded'),
  state: waiverStateSchema.describe(
    'A request whose end has passed undecided has lapsed, too',
  ),
  lapsing: z.boolean().describe('In force, and runs out soon'),
  approvers: z
    .array(z.string())
    .describe('Groups whose members decide about it; all must contain you'),
  decision: act.extend({ outcome: z.enum(['approved', 'refused']) }).optional(),
  ended: act.optional(),
  renews: z
    .string()
    .optional()
    .describe('The waiver that this one asks to prolong'),
  may: z
    .object({ decide: z.boolean(), end: z.boolean() })
    .describe('What you may do with it'),
});

/** @public */
export const requestWaiverBodySchema = z.strictObject({
  entityRef: entityRefInputSchema,
  checkIds: z.array(z.string().min(1).max(63)).min(1).max(50),
  reason: z.enum(waiverReasons),
  explanation: z.string().describe('Why, 1 to 2000 characters'),
  compensatingMeasure: z
    .string()
    .optional()
    .describe('What is done instead, until the checks are met'),
  until: momentInputSchema,
  renews: z
    .uuid()
    .optional()
    .describe('A waiver of the same service that this one prolongs'),
});

export const decideWaiverBodySchema = z.strictObject({
  outcome: z.enum(['approved', 'refused']),
  comment: z
    .string()
    .optional()
    .describe('At most 2000 characters; needed to refuse'),
});

export const endWaiverBodySchema = z.strictObject({
  comment: z.string().describe('Why, 1 to 2000 characters'),
});

/** @public */
export const waiverActSchema = z.object({
  waiver: waiverViewSchema,
  levels: levelsAfterSchema,
});

/** @public */
export const waiverQuerySchema = z.object({
  ...actFilters,
  state: waiverStateSchema.optional(),
  lapsingBefore: momentInputSchema
    .optional()
    .describe('Only those that are in force and end before this moment'),
});

/** @public */
export const waiverListSchema = z.object({
  items: z
    .array(waiverViewSchema)
    .describe('On services that you can see; what ends first comes first'),
  nextCursor: z.string().optional(),
});

/** @public */
export type WaiverView = z.infer<typeof waiverViewSchema>;
/** @public */
export type RequestWaiverBody = z.infer<typeof requestWaiverBodySchema>;
/** @public */
export type WaiverActView = z.infer<typeof waiverActSchema>;
/** @public */
export type WaiverQuery = z.infer<typeof waiverQuerySchema>;
/** @public */
export type WaiverList = z.infer<typeof waiverListSchema>;
