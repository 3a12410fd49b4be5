import {
  bandsOfAnswer,
  capabilityProfile,
  capabilityQuestions,
  quickCheckMetrics,
  quickCheckScore,
  type Assessments,
  type BandTable,
  type CapabilitiesView,
  type QuickCheckView,
  type SelfAssessment,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { AssessmentBy } from '../../stores/SelfAssessmentStore';
import { isoOf } from '../queries/levelView';

/**
 * What a group said of itself, by questionnaire.
 *
 * @param said - newest first
 * @param bands - the table that is in force
 */
export function assessmentsView(
  said: {
    quickCheck: ReadonlyArray<AssessmentBy<'quickCheck'>>;
    capabilities: ReadonlyArray<AssessmentBy<'capabilities'>>;
  },
  bands: BandTable,
): Pick<Assessments, 'quickCheck' | 'capabilities' | 'earlier' | 'bandTable'> {
  const [quickCheck, ...olderChecks] = said.quickCheck;
  const [capabilities, ...olderCapabilities] = said.capabilities;
  return {
    bandTable: { id: bands.id, title: bands.title },
    quickCheck: quickCheck && quickCheckView(quickCheck, bands),
    capabilities: capabilities && capabilitiesView(capabilities),
    earlier: {
      quickCheck: olderChecks.map(older => ({
        ...saidBy(older),
        ...scoresOf(older),
        answered: quickCheckView(older, bands).answers.length,
      })),
      capabilities: olderCapabilities.map(older => ({
        ...saidBy(older),
        profile: capabilityProfile(older.answers),
      })),
    },
  };
}

function quickCheckView(
  assessment: AssessmentBy<'quickCheck'>,
  bands: BandTable,
): QuickCheckView {
  const { answers } = assessment;
  const { byMetric } = quickCheckScore(answers);
  return {
    ...saidBy(assessment),
    answers: quickCheckMetrics.flatMap(metric => {
      const answer = answers[metric];
      const score = byMetric[metric];
      if (answer === undefined || score === undefined) return [];
      const inBands = bandsOfAnswer(bands, metric, answer);
      return [{ metric, answer, score, bands: inBands }];
    }),
    score: scoresOf(assessment),
  };
}

function scoresOf({ answers }: AssessmentBy<'quickCheck'>) {
  const { average, throughput, stability } = quickCheckScore(answers);
  return { average, throughput, stability };
}

function capabilitiesView(
  assessment: AssessmentBy<'capabilities'>,
): CapabilitiesView {
  const { answers } = assessment;
  return {
    ...saidBy(assessment),
    // What is no longer asked is not shown.
    answers: capabilityQuestions.flatMap(({ id }) => {
      const reply = answers[id];
      return reply ? [{ question: id, ...reply }] : [];
    }),
    profile: capabilityProfile(answers),
  };
}

function saidBy({ id, assessedBy, assessedAt, byMember }: SelfAssessment) {
  return { id, by: assessedBy, byMember, at: isoOf(assessedAt) };
}
