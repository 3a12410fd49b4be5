import { z } from 'zod';
import { linkTypes } from '../entities/linkTypes';
import { waiverReasons } from '../waivers/Waiver';
import { deliverySummarySchema } from './delivery';

/** @public */
export const outcomeSchema = z.enum([
  'pass',
  'fail',
  'unknown',
  'notApplicable',
]);
const instant = z.iso.datetime().describe('UTC, ISO 8601');

/**
 * Where an entity stands on one scorecard.
 *
 * @public
 */
export const levelViewSchema = z.object({
  scorecardId: z.string(),
  level: z.number().int(),
  name: z.string().describe('The level in words: "Proactive"'),
  highest: z.number().int().describe('The highest level of the ladder'),
  earned: z
    .number()
    .int()
    .describe('The level without waivers; the same while nothing is waived'),
  waived: z
    .number()
    .int()
    .describe('Checks that fail or are unknown, and are waived'),
  unverifiedSince: instant
    .optional()
    .describe('Set while the level rests on checks whose source fell silent'),
  heldByUnknownsOnly: z
    .boolean()
    .describe(
      'No check fails on the next level; only unknown ones hold it back',
    ),
  pass: z.number().int(),
  fail: z.number().int(),
  unknown: z.number().int(),
  notApplicable: z.number().int(),
});

/** @public */
export const ownerViewSchema = z.object({
  ref: z
    .string()
    .optional()
    .describe('As written in the catalog, as a full reference'),
  title: z.string().optional(),
  state: z
    .enum(['ok', 'none', 'notFound', 'user', 'emptyGroup'])
    .describe(
      'none: no owner is set; notFound: it names nothing in the catalog; user: a person instead of a group',
    ),
});

/** @public */
export const nextStepSchema = z.object({
  checkId: z.string(),
  title: z.string(),
  outcome: outcomeSchema,
  effort: z.enum(['small', 'medium', 'large']),
  text: z
    .string()
    .describe('What to do, or for an unknown which source would answer'),
  attestable: z
    .boolean()
    .describe('No source answers, and a person may: "attest"'),
});

/** @public */
export const serviceSummarySchema = z.object({
  entityRef: z.string(),
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  title: z.string(),
  type: z.string().optional(),
  lifecycle: z.string().optional(),
  tier: z.object({ value: z.number().int(), declared: z.boolean() }),
  systemRef: z.string().optional(),
  owner: ownerViewSchema,
  level: levelViewSchema
    .optional()
    .describe(
      'Absent while not evaluated or when the scorecard does not apply',
    ),
  movedTo: z
    .object({
      from: z.number().int(),
      to: z.number().int(),
      at: instant,
      byRule: z.boolean(),
    })
    .optional()
    .describe('The last change of level within 90 days'),
  nextStep: nextStepSchema.optional(),
});

/** @public */
export const serviceListSchema = z.object({
  items: z.array(serviceSummarySchema),
  total: z.number().int().describe('Services that match and that you can see'),
  nextCursor: z.string().optional(),
  scorecard: z.object({ id: z.string(), title: z.string() }).optional(),
  example: z.boolean().describe('Example data, not a real company'),
  facets: z
    .object({
      level: z.array(
        z.object({
          value: z.number().int(),
          name: z.string(),
          count: z.number().int(),
        }),
      ),
      owner: z.array(
        z.object({
          value: z.string(),
          title: z.string(),
          count: z.number().int(),
        }),
      ),
      system: z.array(
        z.object({
          value: z.string(),
          title: z.string(),
          count: z.number().int(),
        }),
      ),
      lifecycle: z.array(
        z.object({ value: z.string(), count: z.number().int() }),
      ),
      tier: z.array(
        z.object({ value: z.number().int(), count: z.number().int() }),
      ),
    })
    .describe(
      'Counts over what you can see, each facet ignoring its own filter',
    ),
});

/** @public */
export const serviceQuerySchema = z.object({
  scorecard: z.string().optional(),
  search: z
    .string()
    .max(200)
    .optional()
    .describe('Words of which each is a part of the name or title'),
  level: z
    .string()
    .optional()
    .describe('Comma-separated levels; "none" for not evaluated'),
  owner: z
    .string()
    .optional()
    .describe('Comma-separated entity references; "none" for unowned'),
  system: z.string().optional().describe('Comma-separated entity references'),
  group: z
    .string()
    .max(300)
    .optional()
    .describe(
      'Entity reference of a group: services of it and of all groups below it',
    ),
  lifecycle: z.string().optional(),
  tier: z.string().optional(),
  check: z
    .string()
    .optional()
    .describe(
      'A check id; with `outcome`, only services where it has that outcome',
    ),
  outcome: outcomeSchema.optional(),
  heldBackBy: z
    .string()
    .max(63)
    .optional()
    .describe(
      'A check id: only services that it alone keeps below their next level',
    ),
  unverified: z.enum(['true']).optional(),
  waived: z
    .enum(['true'])
    .optional()
    .describe('Only services with a check that is waived'),
  orderBy: z.enum(['title', 'owner', 'level', 'tier', 'moved']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
  cursor: z.string().max(2000).optional(),
});

/** @public */
export const rungViewSchema = z.object({
  level: z.number().int(),
  name: z.string(),
  description: z.string().optional(),
  reached: z.boolean(),
  pass: z.number().int(),
  fail: z.number().int(),
  unknown: z.number().int(),
  notApplicable: z.number().int(),
  waived: z
    .number()
    .int()
    .describe('Of those that fail or are unknown: waived'),
  countsFrom: z.iso
    .date()
    .optional()
    .describe(
      'Set while the level cannot be reached, as no check that applies counts yet: when the first of them does',
    ),
});

/**
 * The card: everything that one request must answer about a service.
 *
 * @public
 */
export const serviceCardSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  owner: ownerViewSchema,
  tier: z.object({ value: z.number().int(), declared: z.boolean() }),
  example: z.boolean().describe('Example data, not a real company'),
  pending: z.boolean().describe('A change is waiting to be evaluated'),
  links: z
    .array(
      z.object({
        type: z.enum(linkTypes),
        title: z.string(),
        url: z.string(),
      }),
    )
    .describe('Typed links of the catalog entity, http(s) only'),
  scorecards: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      level: levelViewSchema,
      rungs: z.array(rungViewSchema),
      nextLevel: z
        .object({ level: z.number().int(), name: z.string() })
        .optional(),
      nextSteps: z
        .array(nextStepSchema)
        .describe(
          'The shortest list of checks to the next level, the cheapest first',
        ),
      evaluatedAt: instant.describe(
        'When an outcome last changed; with `firstEvaluated`, when all were first evaluated',
      ),
      firstEvaluated: z
        .boolean()
        .describe('No outcome has changed since the first evaluation'),
      asOf: instant
        .optional()
        .describe('The oldest observation among the facts that were read'),
    }),
  ),
  delivery: deliverySummarySchema
    .optional()
    .describe('Absent while nothing is known of how it is delivered'),
  may: z
    .object({
      refresh: z.boolean(),
      attest: z.array(z.string()).describe('Ids of checks'),
      requestWaiver: z.boolean(),
      decideWaiver: z
        .boolean()
        .describe('About some check of it, and a request that is not yours'),
      dispute: z.boolean(),
    })
    .describe('What the caller may do here'),
  lapsing: z
    .object({
      attestations: z.number().int(),
      waivers: z.number().int(),
      firstAt: instant.optional().describe('When the first of them runs out'),
    })
    .describe('What stands, and runs out soon'),
  longestWaiverDays: z
    .number()
    .int()
    .describe('For how long a waiver may be asked for, at most'),
});

/** @public */
export const factViewSchema = z.object({
  name: z.string(),
  description: z.string(),
  unit: z.string().optional(),
  type: z.string(),
  value: z
    .union([z.boolean(), z.number(), z.string(), z.array(z.string())])
    .optional(),
  absence: z
    .enum(['noCollector', 'notCollectedYet', 'notReported', 'stale'])
    .optional(),
  because: z
    .string()
    .optional()
    .describe('The absence in words, with what would end it'),
  collectorId: z.string().optional(),
  collectorTitle: z.string().optional(),
  observedAt: instant.optional(),
  validUntil: instant.optional(),
  collectorError: z.string().optional(),
});

/** What a person may confirm where no source answers, and who does at present. */
export const checkAttestationSchema = z.object({
  asks: z.string().describe('The statement that a person confirms'),
  validDays: z
    .number()
    .int()
    .describe('For how long one attestation counts, at most'),
  by: z
    .array(z.string())
    .describe("Who may attest: 'owner', and references of groups"),
  evidence: z.enum(['required', 'optional']),
  decides: z
    .boolean()
    .describe('The outcome rests on it, as the facts have no answer'),
  attested: z
    .object({
      id: z.string(),
      by: z.string(),
      at: instant,
      until: instant,
      comment: z.string(),
      evidence: z.string().optional(),
    })
    .optional()
    .describe('The attestation that stands'),
});

/** The waiver under which a check is not met at present. */
export const checkWaiverSchema = z.object({
  id: z.string(),
  until: instant,
  reason: z.enum(waiverReasons),
  requestedBy: z.string(),
  decidedBy: z.string(),
});

/** @public */
export const checkViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  category: z.string(),
  capability: z.string(),
  effort: z.enum(['small', 'medium', 'large']),
  level: z.number().int().describe('The rung that asks for it'),
  owner: z.string(),
  businessOutcome: z.string(),
  why: z.string(),
  fix: z.string(),
  rule: z.string().optional().describe('Absent where only a person answers'),
  outcome: outcomeSchema,
  because: z.string().describe('The reason for the outcome in one sentence'),
  clauses: z.array(
    z.object({
      text: z.string(),
      outcome: z.enum(['pass', 'fail', 'unknown']),
      decided: z.boolean(),
    }),
  ),
  facts: z.array(factViewSchema),
  since: instant.describe(
    'When the outcome became this one; with `firstEvaluated`, when it was first evaluated',
  ),
  firstEvaluated: z
    .boolean()
    .describe('The outcome has not changed since the first evaluation'),
  unverifiedSince: instant.optional(),
  countsFrom: z.iso
    .date()
    .optional()
    .describe('Set while the check does not count yet'),
  attestation: checkAttestationSchema
    .optional()
    .describe('Absent where nobody may attest'),
  waived: checkWaiverSchema
    .optional()
    .describe('Set while a waiver stands in; the outcome is what it is'),
  disputes: z
    .array(
      z.object({
        id: z.string(),
        factName: z.string(),
        comment: z.string(),
        by: z.string(),
        at: instant,
      }),
    )
    .describe('Facts of it that somebody says are wrong; unanswered ones'),
});

/** @public */
export const scorecardExplanationSchema = z.object({
  entityRef: z.string(),
  scorecard: z.object({
    id: z.string(),
    title: z.string(),
    description: z.string().optional(),
    owner: z.string(),
  }),
  level: levelViewSchema,
  rungs: z.array(rungViewSchema),
  nextSteps: z.array(nextStepSchema),
  checks: z.array(checkViewSchema),
  example: z.boolean(),
  pending: z.boolean(),
});

/** @public */
export const historyItemSchema = z.object({
  id: z.string(),
  scorecardId: z.string(),
  kind: z
    .enum(['baseline', 'level', 'check', 'end'])
    .describe(
      'baseline: first evaluated, or evaluated again after an end; end: the scorecard no longer applies, or the service left the catalog',
    ),
  checkId: z.string().optional(),
  checkTitle: z.string().optional(),
  from: z.string().optional().describe('An outcome or a level'),
  to: z.string().describe('Likewise; none for an end'),
  cause: z
    .enum(['fact', 'silence', 'lapse', 'attestation', 'waiver', 'rule'])
    .optional(),
  text: z.string().describe('The change and its cause in one sentence'),
  effectiveAt: instant,
  noticedAt: instant,
});

/** @public */
export const historySchema = z.object({
  items: z.array(historyItemSchema).describe('Newest first'),
  nextCursor: z.string().optional(),
});

/** @public */
export const factListSchema = z.object({ items: z.array(factViewSchema) });

/** @public */
export type LevelView = z.infer<typeof levelViewSchema>;
/** @public */
export type OwnerView = z.infer<typeof ownerViewSchema>;
/** @public */
export type NextStep = z.infer<typeof nextStepSchema>;
/** @public */
export type RungView = z.infer<typeof rungViewSchema>;
/** @public */
export type ServiceSummary = z.infer<typeof serviceSummarySchema>;
/** @public */
export type ServiceList = z.infer<typeof serviceListSchema>;
/** @public */
export type ServiceQuery = z.infer<typeof serviceQuerySchema>;
/** @public */
export type ServiceCard = z.infer<typeof serviceCardSchema>;
/** @public */
export type FactView = z.infer<typeof factViewSchema>;
/** @public */
export type FactList = z.infer<typeof factListSchema>;
export type CheckAttestation = z.infer<typeof checkAttestationSchema>;
/** @public */
export type CheckView = z.infer<typeof checkViewSchema>;
/** @public */
export type ScorecardExplanation = z.infer<typeof scorecardExplanationSchema>;
/** @public */
export type HistoryItem = z.infer<typeof historyItemSchema>;
/** @public */
export type History = z.infer<typeof historySchema>;
