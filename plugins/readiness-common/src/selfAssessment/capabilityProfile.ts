import { capabilityQuestions } from '../dora/capabilityQuestions';
import { capabilities, type Capability } from '../checks/CheckDefinition';
import type { CapabilityAnswer, CapabilityReplies } from './SelfAssessment';

/**
 * How many questions about a capability were answered how.
 *
 * @public
 */
export type CapabilityCounts = {
  capability: Capability;
  /** Questions there are. */
  questions: number;
  unanswered: number;
} & Record<CapabilityAnswer, number>;

/**
 * What a team said of the four capabilities, as counts. They are not made into one number: what is not known says
 * nothing, and how much worse "not" is than "partly" nobody measured.
 *
 * @example
 * ```ts
 * capabilityProfile({ 'deploys-alone': { answer: 'good' } })[0]
 * // { capability: 'velocity', questions: 3, unanswered: 2, good: 1, partly: 0, not: 0, unknown: 0 }
 * ```
 *
 * @public
 */
export function capabilityProfile(
  replies: CapabilityReplies,
): CapabilityCounts[] {
  return capabilities.map(capability => {
    const answers = capabilityQuestions
      .filter(question => question.capability === capability)
      .map(({ id }) => replies[id]?.answer);
    const count = (wanted: CapabilityAnswer | undefined) =>
      answers.filter(answer => answer === wanted).length;
    return {
      capability,
      questions: answers.length,
      unanswered: count(undefined),
      good: count('good'),
      partly: count('partly'),
      not: count('not'),
      unknown: count('unknown'),
    };
  });
}
