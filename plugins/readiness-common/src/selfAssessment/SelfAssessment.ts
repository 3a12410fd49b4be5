import type { QuickCheckAnswers } from '../dora/quickCheckScore';

/**
 * How near a team is to the good answer of a question about a capability. `unknown` is an answer, too: the team does not
 * know. It counts in neither direction.
 *
 * @public
 */
export const capabilityAnswers = ['good', 'partly', 'not', 'unknown'] as const;

/** @public */
export type CapabilityAnswer = (typeof capabilityAnswers)[number];

/**
 * An answer, with what the team has to say of it.
 *
 * @public
 */
export interface CapabilityReply {
  answer: CapabilityAnswer;
  words?: string;
}

/**
 * By the id of the question. What was not answered is absent.
 *
 * @public
 */
export type CapabilityReplies = Readonly<
  Record<string, CapabilityReply | undefined>
>;

/** @public */
export const questionnaires = ['quickCheck', 'capabilities'] as const;

/** @public */
export type Questionnaire = (typeof questionnaires)[number];

/**
 * What a team said of itself on a day. A newer one replaces none: together they are its history. Moments are
 * milliseconds since the epoch, references are full and lower-case.
 *
 * @public
 */
export type SelfAssessment = {
  id: string;
  groupRef: string;
  assessedBy: string;
  assessedAt: number;
  /** Whether who answered was a member of the group then. */
  byMember: boolean;
} & (
  | { questionnaire: 'quickCheck'; answers: QuickCheckAnswers }
  | { questionnaire: 'capabilities'; answers: CapabilityReplies }
);
