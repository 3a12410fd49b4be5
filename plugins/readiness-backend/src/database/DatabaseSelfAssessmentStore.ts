import type {
  CapabilityReplies,
  Questionnaire,
  SelfAssessment,
} from '@service-readiness/backstage-plugin-readiness-common';
import type {
  AssessmentBy,
  SelfAssessmentStore,
} from '../stores/SelfAssessmentStore';
import { insertRows } from './insertRows';
import { plainText } from './plainText';
import { pruneRows } from './pruneRows';
import type { Session } from './Session';
import type { SelfAssessmentRow } from './tables';
import { fromColumn, toColumn } from './timestamps';

const columns = {
  id: 'text',
  group_ref: 'text',
  questionnaire: 'text',
  answers: 'text',
  assessed_by: 'text',
  assessed_at: 'moment',
  by_member: 'boolean',
} as const;

export class DatabaseSelfAssessmentStore implements SelfAssessmentStore {
  constructor(private readonly session: Session) {}

  async add(assessments: readonly SelfAssessment[]): Promise<void> {
    await insertRows<SelfAssessmentRow>(this.session, {
      into: 'self_assessments',
      columns,
      rows: assessments.map(assessment => ({
        id: assessment.id,
        group_ref: assessment.groupRef,
        questionnaire: assessment.questionnaire,
        answers: JSON.stringify(
          assessment.questionnaire === 'capabilities'
            ? withPlainWords(assessment.answers)
            : assessment.answers,
        ),
        assessed_by: assessment.assessedBy,
        assessed_at: toColumn(assessment.assessedAt),
        by_member: assessment.byMember,
      })),
    });
  }

  async list<Q extends Questionnaire>(options: {
    groupRef: string;
    questionnaire: Q;
    limit: number;
  }): Promise<Array<AssessmentBy<Q>>> {
    const { groupRef, questionnaire, limit } = options;
    const rows = await this.session.select<SelfAssessmentRow>(
      `select * from self_assessments where group_ref = ? and questionnaire = ?
      order by assessed_at desc, id desc limit ?`,
      [groupRef, questionnaire, limit],
    );
    // Rows hold the answers of their questionnaire.
    return rows.map(toAssessment) as Array<AssessmentBy<Q>>;
  }

  prune(before: number): Promise<number> {
    return pruneRows(this.session, 'self_assessments', [
      'assessed_at < ?',
      [toColumn(before)],
    ]);
  }
}

function withPlainWords(replies: CapabilityReplies): CapabilityReplies {
  return Object.fromEntries(
    Object.entries(replies).map(([id, reply]) => [
      id,
      reply && { ...reply, words: reply.words && plainText(reply.words) },
    ]),
  );
}

function toAssessment(row: SelfAssessmentRow): SelfAssessment {
  return {
    id: row.id,
    groupRef: row.group_ref,
    questionnaire: row.questionnaire,
    answers: JSON.parse(row.answers),
    assessedBy: row.assessed_by,
    assessedAt: fromColumn(row.assessed_at),
    byMember: Boolean(row.by_member),
  };
}
