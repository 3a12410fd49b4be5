import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import { NotFoundError } from '@backstage/errors';
import {
  disputeAnswerProblems,
  disputeProblems,
  readinessDisputePermission,
  type Dispute,
  type DisputeView,
  type OperationInput,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { ActViews } from './ActViews';
import { noSuchService, type Acts, type Subject } from './Acts';
import { problemError } from './problemError';

/** Takes the word of people who say that a fact is wrong to whoever owns its collector. Changes no outcome. */
export class DisputeService {
  constructor(
    private readonly options: {
      acts: Acts;
      views: ActViews;
      now: () => number;
    },
  ) {}

  async dispute(
    { body }: OperationInput<'dispute'>,
    credentials: BackstageCredentials,
    request?: Request,
  ): Promise<DisputeView> {
    const { acts, now } = this.options;
    const { checkId, factName, comment } = body;
    const meta = { entityRef: body.entityRef, checkId, factName };
    const id = randomUUID();
    const act = { eventId: 'dispute', meta, request };
    return acts.perform(act, credentials, async actor => {
      const subject = await acts.service(body.entityRef, credentials);
      const { entityRef } = subject.row;
      const permission = readinessDisputePermission;
      await acts.authorize(permission, entityRef, credentials);
      const dispute = await acts.transaction(
        [entityRef],
        async (tx, alive) => {
          if (!alive.has(entityRef)) throw noSuchService(entityRef);
          const raised: Dispute = {
            ...{ id, entityRef, checkId, factName, comment },
            collectorId: await this.#reporterOf(tx, entityRef, factName),
            ...{ raisedBy: actor.userRef, raisedAt: now() },
          };
          const problems = disputeProblems({
            dispute: raised,
            knownChecks: [...subject.checks.keys()],
            factNames: subject.checks.get(checkId)?.factNames,
            open: await tx.disputes.openOf(entityRef),
          });
          if (problems.length > 0) throw problemError(problems);
          await tx.disputes.add(raised);
          await this.#tell(tx, raised, subject);
          await log(tx, raised, {
            ...{ action: 'dispute', by: actor.userRef, at: raised.raisedAt },
          });
          return raised;
        },
        { evaluates: false },
      );
      return this.#answer(dispute, credentials);
    });
  }

  async answer(
    { id, body }: OperationInput<'answerDispute'>,
    credentials: BackstageCredentials,
    request?: Request,
  ): Promise<DisputeView> {
    const { acts, views, now } = this.options;
    const { outcome, comment } = body;
    const act = { eventId: 'dispute-answer', meta: { id, outcome }, request };
    return acts.perform(act, credentials, async actor => {
      const { entityRef } = (await this.#subject(id, credentials)).row;
      const dispute = await acts.transaction(
        [entityRef],
        async tx => {
          const known = await tx.disputes.get(id);
          if (!known) throw noSuchDispute(id);
          const answerer = views.answererOf(known);
          const problems = disputeAnswerProblems({
            ...{ actor, dispute: known, answerer, outcome, comment },
          });
          if (problems.length > 0) throw problemError(problems);
          const answer = { outcome, by: actor.userRef, at: now(), comment };
          await tx.disputes.answer(id, answer);
          await log(tx, known, {
            ...{ action: 'answerDispute', by: actor.userRef, at: answer.at },
            outcome,
          });
          return { ...known, answer };
        },
        { evaluates: false },
      );
      return this.#answer(dispute, credentials);
    });
  }

  async #subject(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Subject> {
    const { acts } = this.options;
    const known = await acts.options.store.disputes.get(id);
    const subject = known && (await acts.find(known.entityRef, credentials));
    if (!subject) throw noSuchDispute(id);
    return subject;
  }

  async #tell(
    tx: ReadinessStore,
    dispute: Dispute,
    { row }: Subject,
  ): Promise<void> {
    const answerer = this.options.views.answererOf(dispute);
    if (answerer === undefined) return;
    const message = {
      ...{ id: `dispute-${dispute.id}`, entityRef: row.entityRef },
      checkId: dispute.checkId,
      ...{ recipients: [answerer], except: dispute.raisedBy },
      title: `Somebody says that ${dispute.factName} of ${row.title} is wrong`,
      description: dispute.comment,
    };
    await tx.outbox.add([message], dispute.raisedAt);
  }

  /** Whose document holds the fact; else who would report it, if that is one. */
  async #reporterOf(
    tx: ReadinessStore,
    entityRef: string,
    factName: string,
  ): Promise<string | undefined> {
    const { catalog } = this.options.acts.options.rules.ruleSet;
    const sources = catalog.byName.get(factName)?.sources ?? [];
    const documents = (await tx.facts.documents([entityRef])).get(entityRef);
    const reporter = sources.find(({ collectorId }) =>
      documents?.some(
        document =>
          document.collectorId === collectorId &&
          Object.hasOwn(document.values, factName),
      ),
    );
    return (reporter ?? sources[0])?.collectorId;
  }

  async #answer(dispute: Dispute, credentials: BackstageCredentials) {
    const { views } = this.options;
    const context = await views.context(credentials);
    const [answer] = await views.disputes([dispute], context);
    if (!answer) throw noSuchDispute(dispute.id);
    return { answer };
  }
}

async function log(
  tx: ReadinessStore,
  { id, entityRef, checkId, factName }: Dispute,
  entry: {
    action: 'dispute' | 'answerDispute';
    by: string;
    at: number;
    outcome?: string;
  },
): Promise<void> {
  const { outcome, ...rest } = entry;
  const details = { factName, outcome };
  await tx.audit.append([
    { ...rest, entityRef, checkIds: [checkId], subjectId: id, details },
  ]);
}

function noSuchDispute(id: string): Error {
  return new NotFoundError(`No dispute '${id}' that you can see`);
}
