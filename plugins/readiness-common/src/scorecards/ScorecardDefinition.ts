import { createZodV4FilterPredicateSchema } from '@backstage/filter-predicates';
import { z } from 'zod';
import { idSchema } from '../checks/CheckDefinition';

/**
 * A company's stage, each asking for what the ones before it ask for and more.
 *
 * @public
 */
export const companyStages = [
  'startup',
  'growth',
  'scale',
  'enterprise',
] as const;

export const rungCheckSchema = z.strictObject({
  check: idSchema,
  /** The first company stage that asks for this. Every stage, if absent. */
  from: z.enum(companyStages).optional(),
  /** Service tiers that are held to this. Every tier, if absent. */
  tiers: z.array(z.number().int().min(1).max(9)).min(1).optional(),
  /** Until this day the check is shown to owners and does not count. */
  countsFrom: z.iso.date().optional(),
});

/** @public */
export const scorecardDefinitionSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1).max(80),
  owner: z.string().min(1).max(200),
  description: z.string().max(2000).optional(),
  /** Which entities the scorecard is for, in the catalog's filter words. */
  appliesTo: createZodV4FilterPredicateSchema(),
  /** From the bottom up. The first asks for nothing: every entity starts there. */
  levels: z
    .array(
      z.strictObject({
        level: z.number().int().min(1).max(9),
        name: z.string().min(1).max(40),
        description: z.string().max(500).optional(),
        checks: z
          .array(
            z.union([
              idSchema.transform(check => ({ check })),
              rungCheckSchema,
            ]),
          )
          .default([]),
      }),
    )
    .min(2)
    .max(9),
});

/**
 * A named, owned set of checks on a ladder of levels, as written in YAML.
 *
 * @public
 */
export type ScorecardDefinition = z.infer<typeof scorecardDefinitionSchema>;

/** @public */
export type CompanyStage = (typeof companyStages)[number];
