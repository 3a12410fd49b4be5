import { z } from 'zod';
import { actFilters, entityRefInputSchema, momentInputSchema } from './act';
import { levelsAfterSchema } from './levelsAfter';

const instant = z.iso.datetime();

export const attestationStateSchema = z.enum([
  'standing',
  'lapsed',
  'withdrawn',
  'replaced',
  'removed',
]);

/** @public */
export const attestationViewSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  entityTitle: z.string(),
  checkId: z.string(),
  checkTitle: z.string(),
  asks: z
    .string()
    .optional()
    .describe('The statement that was confirmed, as the check asks it now'),
  comment: z.string(),
  evidence: z.string().optional().describe('An http(s) address'),
  by: z.string().describe('Entity reference of who attested'),
  at: instant,
  expiresAt: instant,
  state: attestationStateSchema.describe(
    'replaced: a newer one took its place; removed: the service left the catalog',
  ),
  lapsing: z.boolean().describe('Stands, and runs out soon'),
  ended: z
    .object({ by: z.string(), at: instant, comment: z.string().optional() })
    .optional(),
  may: z.object({ withdraw: z.boolean() }).describe('What you may do with it'),
});

/** @public */
export const attestBodySchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        entityRef: entityRefInputSchema,
        checkId: z.string().min(1).max(63),
      }),
    )
    .min(1)
    .max(100),
  comment: z.string().describe('What you confirm, 1 to 2000 characters'),
  evidence: z
    .string()
    .optional()
    .describe('Where it can be seen: an http(s) address'),
  expiresAt: momentInputSchema,
});

/** @public */
export const attestResultSchema = z.object({
  accepted: z.array(
    z.object({
      index: z.number().int().describe('Place in the request'),
      attestation: attestationViewSchema,
      levels: levelsAfterSchema,
    }),
  ),
  refused: z.array(
    z.object({
      index: z.number().int().describe('Place in the request'),
      entityRef: z.string(),
      checkId: z.string(),
      error: z.object({ name: z.string(), message: z.string() }),
    }),
  ),
});

export const withdrawAttestationBodySchema = z.strictObject({
  comment: z.string().describe('Why, 1 to 2000 characters'),
});

/** @public */
export const attestationActSchema = z.object({
  attestation: attestationViewSchema,
  levels: levelsAfterSchema,
});

/** @public */
export const attestationQuerySchema = z.object({
  ...actFilters,
  state: attestationStateSchema.optional().describe('standing, if absent'),
  expiringBefore: momentInputSchema.optional(),
});

/** @public */
export const attestationListSchema = z.object({
  items: z
    .array(attestationViewSchema)
    .describe('Of services that you can see; what runs out first comes first'),
  nextCursor: z.string().optional(),
});

/** @public */
export type AttestationView = z.infer<typeof attestationViewSchema>;
/** @public */
export type AttestBody = z.infer<typeof attestBodySchema>;
/** @public */
export type AttestResult = z.infer<typeof attestResultSchema>;
/** @public */
export type AttestationAct = z.infer<typeof attestationActSchema>;
/** @public */
export type AttestationQuery = z.infer<typeof attestationQuerySchema>;
/** @public */
export type AttestationList = z.infer<typeof attestationListSchema>;
