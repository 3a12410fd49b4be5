import { createZodV4FilterPredicateSchema } from '@backstage/filter-predicates';
import { z } from 'zod';

/**
 * The four groups of the production-readiness checklist.
 *
 * @public
 */
export const checkCategories = [
  'Reliability',
  'Observability',
  'Security',
  'Operations',
] as const;

/**
 * How a service's work shows up in operations.
 *
 * @public
 */
export const capabilities = [
  'velocity',
  'reliability',
  'visibility',
  'coordination',
] as const;

/**
 * How much work the remedy is: an hour, a day, a week or more.
 *
 * @public
 */
export const efforts = ['small', 'medium', 'large'] as const;

/** Ids are kebab-case; a check's id is a statement that is true when it passes. */
export const idSchema = z
  .string()
  .max(63)
  .regex(
    // Ids are keys of plain objects, where 'constructor' already means something.
    /^(?!constructor$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'must be kebab-case: lower-case letters, digits and single dashes, starting with a letter',
  );

const factValueSchema: z.ZodType<FactTree> = z.lazy(() =>
  z.union([
    z.boolean(),
    z.number(),
    z.string(),
    z.array(z.string()),
    z.record(z.string(), factValueSchema),
  ]),
);

/**
 * Facts nested by the dots of their names: `{ oncall: { hasSchedule: true } }`.
 *
 * @public
 */
export type FactTree =
  | boolean
  | number
  | string
  | string[]
  | { [segment: string]: FactTree };

/** Days for which one statement may count. */
const longestAttestation = 366;

/** A person may answer where no source does. */
export const attestationPolicySchema = z.strictObject({
  /** The statement that a person confirms. */
  asks: z.string().min(1).max(300),
  /** For how long one statement counts, at most. */
  validDays: z.number().int().min(1).max(longestAttestation),
  /** Who may attest: the service's owner, and groups by their full references. */
  by: z
    .array(
      z
        .string()
        .max(200)
        .transform(who => who.toLocaleLowerCase('en-US'))
        .refine(
          who => /^(owner|group:[^/:\s]+\/[^/:\s]+)$/.test(who),
          "must be 'owner', or the full reference of a group such as group:default/security",
        ),
    )
    .min(1)
    .max(20)
    .default(['owner']),
  /** Whether a link to the evidence has to be given. */
  evidence: z.enum(['required', 'optional']).default('required'),
});

export const checkExampleSchema = z.strictObject({
  name: z.string().max(200).optional(),
  facts: z.record(z.string(), factValueSchema).default({}),
  entity: z.record(z.string(), z.unknown()).optional(),
  /** A person's attestation stands. */
  attested: z.boolean().optional(),
  outcome: z.enum(['pass', 'fail', 'unknown', 'notApplicable']),
});

/** @public */
export const checkDefinitionSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1).max(80),
  owner: z.string().min(1).max(200),
  category: z.enum(checkCategories),
  capability: z.enum(capabilities),
  effort: z.enum(efforts),
  outcome: z.string().min(1).max(300),
  why: z.string().min(1).max(2000),
  fix: z.string().min(1).max(2000),
  /** Judges by facts. A check without one is answered by attestation alone. */
  rule: z.string().min(1).max(4096).optional(),
  /** How a person may answer where the rule does not. */
  attestation: attestationPolicySchema.optional(),
  /** Which entities the check is for, in the catalog's filter words. All that the scorecard is for, if absent. */
  appliesTo: createZodV4FilterPredicateSchema().optional(),
  /**
   * The outcome where a collector looked at the entity and did not report a fact that the rule asks `has()` about.
   * Without it a rule may not use `has()`.
   */
  whenMissing: z.enum(['pass', 'fail', 'unknown', 'notApplicable']).optional(),
  examples: z.array(checkExampleSchema).min(1).max(50),
});

/**
 * A question about one entity, as written in YAML.
 *
 * @public
 */
export type CheckDefinition = z.infer<typeof checkDefinitionSchema>;

/**
 * Who may attest a check, what they confirm, and for how long that counts.
 *
 * @public
 */
export type AttestationPolicy = z.infer<typeof attestationPolicySchema>;

/** @public */
export type CheckExample = z.infer<typeof checkExampleSchema>;
/** @public */
export type CheckCategory = (typeof checkCategories)[number];
/** @public */
export type Capability = (typeof capabilities)[number];
/** @public */
export type Effort = (typeof efforts)[number];
