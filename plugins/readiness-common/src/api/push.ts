import { z } from 'zod';
import { entityRefInputSchema } from './act';
import { levelViewSchema } from './service';

/**
 * Entities in one request.
 *
 * @public
 */
export const mostPushedItems = 1000;

/** @public */
export const pushFactsBodySchema = z.strictObject({
  source: z
    .string()
    .min(1)
    .max(63)
    .optional()
    .describe(
      'Id of a source of readiness.pushedFacts; needed where you may push to several',
    ),
  items: z
    .array(
      z.strictObject({
        entityRef: entityRefInputSchema,
        facts: z
          .record(z.string(), z.unknown())
          .describe(
            'All that the source knows about the entity now, by fact name; a fact that is left out becomes unknown',
          ),
        observedAt: z
          .string()
          .max(40)
          .optional()
          .describe(
            'When this was so, ISO 8601 with an offset: "2027-03-31T00:00:00Z"; now, if absent',
          ),
      }),
    )
    .min(1)
    .max(mostPushedItems),
});

/** @public */
export const pushFactsResultSchema = z.object({
  source: z.string().describe('Where the facts were kept'),
  accepted: z.array(
    z.object({
      index: z.number().int().describe('Place in the request'),
      entityRef: z.string(),
      changed: z
        .array(z.string())
        .describe('Names of facts that say something else than before'),
      absent: z
        .array(z.string())
        .describe(
          'Names of facts of the source that were left out, and so are unknown',
        ),
      ignored: z
        .string()
        .optional()
        .describe(
          'Set where nothing was kept, with the reason: something newer is known already',
        ),
      pending: z
        .boolean()
        .describe('The levels are those of before: the evaluation follows'),
      levels: z
        .array(
          levelViewSchema.extend({
            from: z
              .number()
              .int()
              .optional()
              .describe('The level before, where this push moved it'),
          }),
        )
        .describe('Where the entity stands now, by scorecard'),
    }),
  ),
  refused: z.array(
    z.object({
      index: z.number().int().describe('Place in the request'),
      entityRef: z.string(),
      error: z.object({ name: z.string(), message: z.string() }),
    }),
  ),
});

/** @public */
export type PushFactsBody = z.infer<typeof pushFactsBodySchema>;
/** @public */
export type PushFactsResult = z.infer<typeof pushFactsResultSchema>;
