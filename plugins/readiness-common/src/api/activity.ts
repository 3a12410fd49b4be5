import { z } from 'zod';
import { actFilters, momentInputSchema } from './act';

/**
 * Everything that people do here, and what follows when a service leaves the catalog.
 *
 * @public
 */
export const activityActions = [
  'attest',
  'withdrawAttestation',
  'requestWaiver',
  'approveWaiver',
  'refuseWaiver',
  'withdrawWaiver',
  'revokeWaiver',
  'dispute',
  'answerDispute',
  'assess',
  'refresh',
  'removeService',
] as const;

/** @public */
export type ActivityAction = (typeof activityActions)[number];

/** @public */
export const activityItemSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  by: z.string().describe('Entity reference of who did it'),
  action: z.enum(activityActions),
  entityRef: z.string(),
  entityTitle: z.string(),
  checkIds: z.array(z.string()),
  subjectId: z
    .string()
    .optional()
    .describe('Id of the attestation, waiver, dispute or self-assessment'),
  text: z.string().describe('What was done, in one sentence'),
});

/** @public */
export const activityQuerySchema = z.object({
  entity: actFilters.entity,
  by: z.string().max(300).optional().describe('Full reference of a user'),
  action: z.enum(activityActions).optional(),
  from: momentInputSchema.optional(),
  to: momentInputSchema.optional().describe('The moment excluded'),
  limit: actFilters.limit,
  cursor: actFilters.cursor,
});

/** @public */
export const activityListSchema = z.object({
  items: z.array(activityItemSchema).describe('Newest first'),
  nextCursor: z.string().optional(),
});

/** @public */
export type ActivityItem = z.infer<typeof activityItemSchema>;
/** @public */
export type ActivityQuery = z.infer<typeof activityQuerySchema>;
/** @public */
export type ActivityList = z.infer<typeof activityListSchema>;
