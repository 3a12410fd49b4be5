import type {
  Questionnaire,
  SelfAssessment,
} from '@service-readiness/backstage-plugin-readiness-common';

/** An assessment by one questionnaire. */
export type AssessmentBy<Q extends Questionnaire> = Extract<
  SelfAssessment,
  { questionnaire: Q }
>;

/** What teams say of themselves. */
export interface SelfAssessmentStore {
  add(assessments: readonly SelfAssessment[]): Promise<void>;
  /** Newest first. */
  list<Q extends Questionnaire>(options: {
    groupRef: string;
    questionnaire: Q;
    limit: number;
  }): Promise<Array<AssessmentBy<Q>>>;
  /** Deletes what was said before the given moment. Returns how many. */
  prune(before: number): Promise<number>;
}
