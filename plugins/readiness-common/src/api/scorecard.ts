import { z } from 'zod';

const share = z.object({
  level: z.number().int(),
  name: z.string(),
  count: z.number().int(),
});

/** @public */
export const scorecardViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  owner: z.string(),
  source: z
    .string()
    .describe('"built-in", or the file or address it was read from'),
  total: z
    .number()
    .int()
    .describe('Services it applies to, of those that you can see'),
  distribution: z.array(share).describe('By level held, from the bottom up'),
  notEvaluated: z.number().int(),
  unverified: z.number().int(),
  waived: z.number().int().describe('Services with a check that is waived'),
  checks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      category: z.string(),
      capability: z.string(),
      effort: z.enum(['small', 'medium', 'large']),
      level: z.number().int(),
      pass: z.number().int(),
      fail: z.number().int(),
      unknown: z.number().int(),
      notApplicable: z.number().int(),
      waived: z
        .number()
        .int()
        .describe('Of those that fail or are unknown: waived'),
      blocks: z
        .number()
        .int()
        .describe(
          'Services that this check alone keeps below their next level',
        ),
    }),
  ),
});

/** @public */
export const problemSchema = z.object({
  source: z.string(),
  path: z.string().optional(),
  line: z.number().int().optional(),
  message: z.string(),
  mend: z.string().optional(),
});

export const problemFileSchema = z.object({
  source: z.string(),
  inForce: z
    .enum(['earlierVersion', 'goodParts', 'nothing'])
    .describe(
      'The last good version, the good definitions of a file that has none, or nothing of it',
    ),
  since: z.iso
    .datetime()
    .optional()
    .describe('When the earlier version was taken over'),
});

/** @public */
export const scorecardListSchema = z.object({
  example: z.boolean().describe('Example data, not a real company'),
  items: z.array(scorecardViewSchema),
  problems: z
    .array(problemSchema)
    .describe('Mistakes in definitions, and in what collectors declare'),
  problemFiles: z
    .array(problemFileSchema)
    .describe('What is in force of the files that have problems'),
});

/**
 * Levels of the services below a group: its own and those of all its descendants, each once.
 *
 * @public
 */
export const groupViewSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  example: z.boolean(),
  scorecard: z.object({ id: z.string(), title: z.string() }).optional(),
  total: z.number().int().describe('Services below it that you can see'),
  distribution: z.array(share),
  notEvaluated: z.number().int(),
  unverified: z.number().int(),
  waived: z.number().int().describe('Services with a check that is waived'),
  groups: z
    .number()
    .int()
    .describe('Groups that were looked through, itself included'),
  cycle: z
    .array(z.string())
    .describe(
      'References along a cycle in the group tree, empty if there is none',
    ),
});

/** @public */
export type ScorecardView = z.infer<typeof scorecardViewSchema>;
/** @public */
export type ScorecardList = z.infer<typeof scorecardListSchema>;
/** @public */
export type GroupView = z.infer<typeof groupViewSchema>;
