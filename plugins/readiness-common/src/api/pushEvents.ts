import { z } from 'zod';
import { deploymentStrategies } from '../events/Deployment';
import { repositoryAddress } from '../events/repositoryAddress';
import { entityRefInputSchema, momentInputSchema } from './input';

/**
 * Events of all kinds in one request.
 *
 * @public
 */
export const mostPushedEvents = 5000;

const eventId = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'has characters that cannot be seen');
const webAddress = z.string().max(2000).describe('http or https');
const moment = momentInputSchema;
const labels = z.array(z.string().max(200)).max(50);
const observedAt = moment
  .optional()
  .describe(
    'When the source said so: what it said earlier is late. Without it the last to come counts',
  );

/** For whom an event is: by reference, or else by what the mapping knows. */
const addressee = {
  entityRef: entityRefInputSchema.optional(),
  entityRefs: z.array(entityRefInputSchema).min(1).max(50).optional(),
  repository: webAddress
    .overwrite(repositoryAddress)
    .optional()
    .describe('Web address of the repository: the mapping finds the services'),
  service: z
    .string()
    .max(300)
    .optional()
    .describe('Name of the service in the source, for the mapping'),
};

/** @public */
export const pushedChangeSchema = z.strictObject({
  id: eventId.describe('Commit, or number of the pull request'),
  ...addressee,
  commitShas: z.array(z.string().max(100)).max(500).optional(),
  title: z.string().max(500).optional(),
  url: webAddress.optional(),
  labels: labels.optional(),
  committedAt: moment.optional().describe('First commit'),
  openedAt: moment.optional(),
  firstReviewedAt: moment.optional(),
  approvedAt: moment.optional(),
  mergedAt: moment.optional(),
  reverts: eventId.optional().describe('Id or commit of the change taken back'),
  observedAt,
});

/** @public */
export const pushedDeploymentSchema = z.strictObject({
  id: eventId,
  ...addressee,
  environment: z.string().trim().min(1).max(200).default('production'),
  status: z
    .string()
    .max(40)
    .default('success')
    .describe(
      'running, success, failure or cancelled, or what common tools say instead',
    ),
  startedAt: moment.optional(),
  finishedAt: moment.optional(),
  version: z.string().max(300).optional(),
  commitSha: z.string().max(100).optional(),
  baseCommitSha: z
    .string()
    .max(100)
    .optional()
    .describe('What was deployed there before'),
  title: z.string().max(500).optional(),
  url: webAddress.optional(),
  labels: labels.optional(),
  rollbackOf: eventId
    .optional()
    .describe('Id of the deployment that this one takes back'),
  isRollback: z
    .boolean()
    .optional()
    .describe(
      'It returns to an earlier version; where rollbackOf is not known',
    ),
  remedies: eventId
    .optional()
    .describe('Id of the incident because of which it was made'),
  strategy: z.enum(deploymentStrategies).optional(),
  steps: z
    .array(
      z.strictObject({
        name: z.string().max(200),
        durationMs: z.number().nonnegative(),
      }),
    )
    .max(200)
    .optional(),
  changes: z
    .array(
      pushedChangeSchema.omit({
        entityRef: true,
        entityRefs: true,
        service: true,
        observedAt: true,
      }),
    )
    .max(1000)
    .optional()
    .describe('What was in it, where the source knows'),
  observedAt,
});

/** @public */
export const pushedIncidentSchema = z.strictObject({
  id: eventId,
  ...addressee,
  title: z.string().max(500).optional(),
  url: webAddress.optional(),
  severity: z.string().max(100).optional(),
  startedAt: moment,
  detectedAt: moment.optional(),
  acknowledgedAt: moment.optional(),
  resolvedAt: moment.optional(),
  deploymentId: eventId
    .optional()
    .describe('Id of the deployment that caused it'),
  observedAt,
});

/**
 * The form of a batch, and of the files that the command line reads. Items are parsed one by one, so that a bad one is
 * named by its place and the good ones are kept.
 *
 * @public
 */
export const pushEventsBodySchema = z.strictObject({
  source: z
    .string()
    .min(1)
    .max(63)
    .optional()
    .describe(
      'Id of a source of readiness.delivery; needed where you may push to several',
    ),
  deployments: z.array(z.unknown()).max(mostPushedEvents).optional(),
  changes: z.array(z.unknown()).max(mostPushedEvents).optional(),
  incidents: z.array(z.unknown()).max(mostPushedEvents).optional(),
});

const { source } = pushEventsBodySchema.shape;
/** @public */
export const pushDeploymentBodySchema = pushedDeploymentSchema.extend({
  source,
});
/** @public */
export const pushIncidentBodySchema = pushedIncidentSchema.extend({ source });

/** @public */
export const eventKinds = ['deployment', 'change', 'incident'] as const;
/** @public */
export type EventKind = (typeof eventKinds)[number];

/**
 * The list of a batch that holds events of a kind.
 *
 * @public
 */
export const eventListOf = {
  deployment: 'deployments',
  change: 'changes',
  incident: 'incidents',
} as const satisfies Record<
  EventKind,
  keyof z.output<typeof pushEventsBodySchema>
>;

/** @public */
export const pushEventsResultSchema = z.object({
  source: z.string(),
  accepted: z
    .number()
    .int()
    .describe('Events that are kept, those known already included'),
  changed: z
    .number()
    .int()
    .describe('Of these: new, or saying something else than before'),
  unmapped: z
    .array(
      z.object({
        kind: z.enum(eventKinds),
        index: z.number().int().describe('Place in its list of the request'),
        id: z.string(),
        reason: z.string(),
      }),
    )
    .describe('Kept, and listed until a mapping says what they are for'),
  refused: z.array(
    z.object({
      kind: z.enum(eventKinds),
      index: z.number().int().describe('Place in its list of the request'),
      id: z.string().optional(),
      error: z.object({ name: z.string(), message: z.string() }),
    }),
  ),
});

/** @public */
export type PushedChange = z.infer<typeof pushedChangeSchema>;
/** @public */
export type PushedDeployment = z.infer<typeof pushedDeploymentSchema>;
/** @public */
export type PushedIncident = z.infer<typeof pushedIncidentSchema>;
/** @public */
export type PushEventsBody = z.infer<typeof pushEventsBodySchema>;
/** @public */
export type PushEventsResult = z.infer<typeof pushEventsResultSchema>;
