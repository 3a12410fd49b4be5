import type { MappingRule } from '@service-readiness/backstage-plugin-readiness-common';
import { z } from 'zod';
import { deliveryPolicyShape } from './deliveryPolicySchema';
import { distinctIds, pushSourceShape } from './pushedFactsSchema';

const fullRef = /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/;
const refWanted =
  "must be the full reference of a service such as 'component:default/refunds'";
const refSchema = z
  .string()
  .transform(ref => ref.toLocaleLowerCase('en-US'))
  .refine(ref => fullRef.test(ref), refWanted);
const pattern = z.string().min(1).max(500).optional();

const mappingRuleSchema = z
  .strictObject({
    source: pattern,
    repository: pattern,
    environment: pattern,
    service: pattern,
    entityRef: z.union([refSchema, z.array(refSchema).min(1)], {
      error: `${refWanted}, or several of them`,
    }),
  })
  .refine(
    rule => Object.keys(rule).length > 1,
    'says of no event that it is for these entities; add source, repository, environment or service',
  )
  .transform(
    ({ entityRef, ...rule }): MappingRule => ({
      ...rule,
      entityRefs: [...new Set([entityRef].flat())],
    }),
  );

/** Keys of `readiness.delivery` that say what comes in, and for whom it is. */
const deliveryIntakeShape = {
  sources: z
    .array(z.strictObject(pushSourceShape))
    .superRefine(distinctIds)
    .default([]),
  mapping: z.array(mappingRuleSchema).default([]),
  // Each module reads and checks its own part; this plugin knows none of them.
  github: z.unknown().optional(),
  gitlab: z.unknown().optional(),
  cdevents: z.unknown().optional(),
  devlake: z.unknown().optional(),
};

/** `readiness.delivery`. */
export const deliverySchema = z
  .strictObject({ ...deliveryIntakeShape, ...deliveryPolicyShape })
  .prefault({});
