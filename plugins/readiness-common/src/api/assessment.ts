import { z } from 'zod';
import { bands } from '../dora/BandTable';
import { capabilityQuestions } from '../dora/capabilityQuestions';
import { quickCheckMetrics, quickCheckQuestions } from '../dora/quickCheck';
import { capabilities } from '../checks/CheckDefinition';
import { capabilityAnswers } from '../selfAssessment/SelfAssessment';

const instant = z.iso.datetime().describe('UTC, ISO 8601');
const score = z.number().min(0).max(10).optional();
const count = z.number().int();

/** Where something was answered: who, and when. */
const said = {
  id: z.string(),
  by: z.string().describe('Entity reference of who answered'),
  byMember: z.boolean().describe('They were a member of the group then'),
  at: instant,
};

const scoreShape = {
  average: score.describe('Over all that was answered'),
  throughput: score.describe('Lead time, frequency and recovery'),
  stability: score.describe('Change failures and rework'),
};

export const quickCheckViewSchema = z.object({
  ...said,
  answers: z
    .array(
      z.object({
        metric: z.enum(quickCheckMetrics),
        answer: z
          .number()
          .describe('A place from 1 to 6, or a percentage from 0 to 100'),
        score: z.number().describe('0 to 10, the more the better'),
        bands: z
          .array(z.enum(bands))
          .describe(
            'The bands that the answer may be in, the best first; none for rework',
          ),
      }),
    )
    .describe('What was answered; the rest is left out'),
  score: z.object(scoreShape).describe('0 to 10; absent without answers to it'),
});

const capabilityCountsSchema = z.object({
  capability: z.enum(capabilities),
  questions: count,
  unanswered: count,
  good: count,
  partly: count,
  not: count,
  unknown: count.describe('The team does not know'),
});

const replyShape = {
  answer: z.enum(capabilityAnswers),
  words: z.string().optional().describe('Up to 2000 characters'),
};

export const capabilitiesViewSchema = z.object({
  ...said,
  answers: z.array(z.object({ question: z.string(), ...replyShape })),
  profile: z.array(capabilityCountsSchema),
});

/**
 * What a group says of itself.
 *
 * @public
 */
export const assessmentsSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  bandTable: z.object({ id: z.string(), title: z.string() }),
  quickCheck: quickCheckViewSchema.optional().describe('The newest'),
  capabilities: capabilitiesViewSchema.optional().describe('The newest'),
  earlier: z
    .object({
      quickCheck: z.array(
        z.object({
          ...said,
          ...scoreShape,
          answered: count.describe('Questions that it is the score of'),
        }),
      ),
      capabilities: z.array(
        z.object({ ...said, profile: z.array(capabilityCountsSchema) }),
      ),
    })
    .describe('Those before the newest, newest first; at most 50 of each'),
  may: z.object({ assess: z.boolean() }).describe('What you may do'),
});

const place = z.number().int().min(1).max(6);
const percentage = z.number().min(0).max(100);

/** Answers of the quick check: one field for each question. */
const quickCheckBodySchema = z.strictObject({
  leadtime: quickCheckAnswer('leadtime', place),
  deployfreq: quickCheckAnswer('deployfreq', place),
  failurerecovery: quickCheckAnswer('failurerecovery', place),
  changefailure: quickCheckAnswer('changefailure', percentage),
  rework: quickCheckAnswer('rework', percentage),
});

function quickCheckAnswer(
  metric: (typeof quickCheckMetrics)[number],
  answer: z.ZodNumber,
) {
  const { question, answers } =
    quickCheckQuestions.find(one => one.metric === metric) ?? {};
  const places = answers?.map((text, index) => `${index + 1}: ${text}`);
  return answer
    .optional()
    .describe(`${question} ${places?.join('; ') ?? 'A percentage'}`);
}

/** @public */
export const assessBodySchema = z.strictObject({
  quickCheck: quickCheckBodySchema.optional(),
  capabilities: z
    .strictObject(
      Object.fromEntries(
        capabilityQuestions.map(({ id, question, good }) => [
          id,
          z
            .strictObject(replyShape)
            .optional()
            .describe(`${question} Good: ${good}`),
        ]),
      ),
    )
    .optional(),
});

/** @public */
export type QuickCheckView = z.infer<typeof quickCheckViewSchema>;
/** @public */
export type CapabilitiesView = z.infer<typeof capabilitiesViewSchema>;
/** @public */
export type Assessments = z.infer<typeof assessmentsSchema>;
/** @public */
export type AssessBody = z.infer<typeof assessBodySchema>;
