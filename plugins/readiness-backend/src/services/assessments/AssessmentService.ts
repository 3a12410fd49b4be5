import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  assessmentProblems,
  mayAssess,
  questionnaires,
  readinessAssessPermission,
  type Actor,
  type AssessBody,
  type Assessments,
  type BandTable,
  type OperationInput,
  type SelfAssessment,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Request } from 'express';
import type { Acts } from '../acts/Acts';
import { problemError } from '../acts/problemError';
import type { EntityRow } from '../readModel/EntityRow';
import { assessmentsView } from './assessmentsView';

/** So many of each questionnaire are shown, and the newest. */
const mostEarlier = 50;

/** Keeps what teams say of themselves, and shows it. */
export class AssessmentService {
  constructor(
    private readonly options: {
      acts: Acts;
      /** The table of bands that is in force. */
      bands: BandTable;
      now: () => number;
    },
  ) {}

  async getAssessments(
    input: OperationInput<'getAssessments'>,
    credentials: BackstageCredentials,
  ): Promise<Assessments> {
    const { actors } = this.options.acts.options;
    const group = await this.#group(input, credentials);
    return this.#view(group, credentials, await actors.looking(credentials));
  }

  /** What is answered becomes one more assessment of each questionnaire; those before it stay. */
  async assess(
    input: OperationInput<'assess'>,
    credentials: BackstageCredentials,
    request?: Request,
  ): Promise<Assessments> {
    const { acts, now } = this.options;
    const { body } = input;
    const meta = { groupRef: refOf(input), questionnaires: answeredIn(body) };
    const ids = { quickCheck: randomUUID(), capabilities: randomUUID() };
    const act = { eventId: 'assess', meta, request };
    return acts.perform(act, credentials, async actor => {
      const group = await this.#group(input, credentials);
      const groupRef = group.entityRef;
      const problems = assessmentProblems({
        ...body,
        actor,
        groupRef,
        permitted: await this.#permitted(groupRef, credentials),
      });
      if (problems.length > 0) throw problemError(problems);
      await acts.transaction(
        [groupRef],
        async (tx, alive) => {
          if (!alive.has(groupRef)) throw noSuchGroup(groupRef);
          const at = now();
          const assessments = assessmentsOf(body, ids, {
            groupRef,
            assessedBy: actor.userRef,
            assessedAt: at,
            byMember: actor.refs.has(groupRef),
          });
          await tx.assessments.add(assessments);
          await tx.audit.append(
            assessments.map(({ id, questionnaire }) => ({
              at,
              by: actor.userRef,
              action: 'assess' as const,
              entityRef: groupRef,
              checkIds: [],
              subjectId: id,
              details: { questionnaire },
            })),
          );
        },
        { evaluates: false },
      );
      return { answer: await this.#view(group, credentials, actor) };
    });
  }

  async #view(
    { entityRef, title }: EntityRow,
    credentials: BackstageCredentials,
    actor: Actor | undefined,
  ): Promise<Assessments> {
    const { acts, bands } = this.options;
    const { assessments } = acts.options.store;
    const of = { groupRef: entityRef, limit: mostEarlier + 1 };
    const [quickCheck, capabilities, permitted] = await Promise.all([
      assessments.list({ ...of, questionnaire: 'quickCheck' }),
      assessments.list({ ...of, questionnaire: 'capabilities' }),
      this.#permitted(entityRef, credentials),
    ]);
    return {
      entityRef,
      title,
      ...assessmentsView({ quickCheck, capabilities }, bands),
      may: {
        assess: actor !== undefined && mayAssess(actor, entityRef, permitted),
      },
    };
  }

  /** @throws NotFoundError alike for a group that is hidden, one that does not exist, and what is no group */
  async #group(
    input: OperationInput<'getAssessments'>,
    credentials: BackstageCredentials,
  ): Promise<EntityRow> {
    const { visibility, readModel } = this.options.acts.options;
    const entityRef = refOf(input);
    const [seen, company] = await Promise.all([
      visibility.of(credentials),
      readModel.current(),
    ]);
    const row = company.entity(entityRef);
    if (row?.kind !== 'group' || !seen.sees(row)) throw noSuchGroup(entityRef);
    return row;
  }

  async #permitted(
    groupRef: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const { acts } = this.options;
    const permission = readinessAssessPermission;
    const allowed = await acts.allowed(permission, [groupRef], credentials);
    return allowed.has(groupRef);
  }
}

function refOf(input: OperationInput<'getAssessments'>): string {
  return stringifyEntityRef(input).toLocaleLowerCase('en-US');
}

/** The questionnaires of which something was answered. */
function answeredIn(body: AssessBody) {
  return questionnaires.filter(questionnaire =>
    Object.values(body[questionnaire] ?? {}).some(
      answer => answer !== undefined,
    ),
  );
}

function assessmentsOf(
  body: AssessBody,
  ids: { quickCheck: string; capabilities: string },
  said: Pick<
    SelfAssessment,
    'groupRef' | 'assessedBy' | 'assessedAt' | 'byMember'
  >,
): SelfAssessment[] {
  const { quickCheck = {}, capabilities = {} } = body;
  return answeredIn(body).map(questionnaire =>
    questionnaire === 'quickCheck'
      ? { ...said, id: ids.quickCheck, questionnaire, answers: quickCheck }
      : { ...said, id: ids.capabilities, questionnaire, answers: capabilities },
  );
}

function noSuchGroup(entityRef: string): Error {
  return new NotFoundError(`No group '${entityRef}' that you can see`);
}
