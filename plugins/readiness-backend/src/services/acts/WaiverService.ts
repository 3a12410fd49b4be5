import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import { NotFoundError } from '@backstage/errors';
import {
  readinessWaiverDecidePermission,
  readinessWaiverRequestPermission,
  waiverDecisionProblems,
  waiverEnd,
  waiverRequestProblems,
  type OperationInput,
  type Waiver,
  type WaiverActView,
  type WaiverPolicy,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { AuditEntry } from '../../stores/AuditLog';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { checkTitles } from '../definitions/checkTitles';
import type { ActViews } from './ActViews';
import { noSuchService, notAllowed, type Acts, type Subject } from './Acts';
import { problemError } from './problemError';

/** Waivers from request to end. Every step is somebody's act, held against the policy at that moment. */
export class WaiverService {
  constructor(
    private readonly options: {
      acts: Acts;
      views: ActViews;
      policy: WaiverPolicy;
      now: () => number;
    },
  ) {}

  async request(
    { body }: OperationInput<'requestWaiver'>,
    credentials: BackstageCredentials,
    request?: Request,
  ): Promise<WaiverActView> {
    const { acts, policy, now } = this.options;
    const { entityRef: written, checkIds, reason, until, renews } = body;
    const meta = { entityRef: written, checkIds, reason, until };
    const act = { eventId: 'waiver-request', meta, request };
    const id = randomUUID();
    return acts.perform(act, credentials, async actor => {
      const subject = await acts.service(written, credentials);
      const { ownerRef, entityRef } = subject.row;
      const permission = readinessWaiverRequestPermission;
      await acts.authorize(permission, entityRef, credentials);
      const waiver = await acts.transaction(
        [entityRef],
        async (tx, alive) => {
          if (!alive.has(entityRef)) throw noSuchService(entityRef);
          const at = now();
          const asked: Waiver = {
            ...{ id, entityRef, checkIds, reason, renews },
            explanation: body.explanation,
            compensatingMeasure: body.compensatingMeasure,
            ...{ requestedBy: actor.userRef, requestedAt: at },
            until: Date.parse(until),
          };
          const problems = waiverRequestProblems({
            ...{ actor, ownerRef, request: asked, policy, now: at },
            knownChecks: [...subject.checks.keys()],
            others: await othersOf(tx, asked),
          });
          if (problems.length > 0) throw problemError(problems);
          await tx.waivers.add(asked);
          await this.#tellApprovers(tx, asked, subject);
          await log(tx, asked, {
            ...{ action: 'requestWaiver', by: actor.userRef, at },
            details: { until: asked.until },
          });
          return asked;
        },
        // Nothing is waived before it is approved.
        { evaluates: false },
      );
      return this.#answer(waiver, credentials);
    });
  }

  async decide(
    { id, body }: OperationInput<'decideWaiver'>,
    credentials: BackstageCredentials,
    request?: Request,
  ): Promise<WaiverActView> {
    const { acts, policy, now, views } = this.options;
    const { outcome, comment = '' } = body;
    const act = { eventId: 'waiver-decision', meta: { id, outcome }, request };
    return acts.perform(act, credentials, async actor => {
      const { entityRef, title } = (await this.#subject(id, credentials)).row;
      const permission = readinessWaiverDecidePermission;
      await acts.authorize(permission, entityRef, credentials);
      const waiver = await acts.transaction([entityRef], async tx => {
        const at = now();
        const known = await held(tx, id);
        const approvers = views.approversOf(known.checkIds);
        const problems = waiverDecisionProblems({
          ...{ actor, waiver: known, approvers, outcome, comment, policy },
          now: at,
        });
        if (problems.length > 0) throw problemError(problems);
        const decision = { outcome, by: actor.userRef, at, comment };
        await tx.waivers.decide(id, decision);
        await this.#tellRequester(tx, { ...known, decision }, title);
        const isApproved = outcome === 'approved';
        await log(tx, known, {
          action: isApproved ? 'approveWaiver' : 'refuseWaiver',
          ...{ by: actor.userRef, at },
          details: isApproved ? { until: known.until } : {},
        });
        return { ...known, decision };
      });
      return this.#answer(waiver, credentials);
    });
  }

  async end(
    { id, body }: OperationInput<'endWaiver'>,
    credentials: BackstageCredentials,
    request?: Request,
  ): Promise<WaiverActView> {
    const { acts, now, views } = this.options;
    const { comment } = body;
    const act = { eventId: 'waiver-end', meta: { id }, request };
    return acts.perform(act, credentials, async actor => {
      const { entityRef, ownerRef } = (await this.#subject(id, credentials))
        .row;
      const [decides, requests] = await Promise.all(
        [readinessWaiverDecidePermission, readinessWaiverRequestPermission].map(
          permission => acts.allowed(permission, [entityRef], credentials),
        ),
      );
      const waiver = await acts.transaction([entityRef], async tx => {
        const at = now();
        const known = await held(tx, id);
        const approvers = views.approversOf(known.checkIds);
        const end = waiverEnd({
          ...{ actor, waiver: known, ownerRef, approvers, comment, now: at },
        });
        if ('problems' in end) throw problemError(end.problems);
        const { how } = end;
        const allowed = how === 'revoked' ? decides : requests;
        if (!allowed?.has(entityRef)) {
          throw notAllowed(
            how === 'revoked'
              ? readinessWaiverDecidePermission
              : readinessWaiverRequestPermission,
            entityRef,
          );
        }
        const ended = { how, by: actor.userRef, at, comment };
        await tx.waivers.end(id, ended);
        await log(tx, known, {
          action: how === 'revoked' ? 'revokeWaiver' : 'withdrawWaiver',
          ...{ by: actor.userRef, at, details: {} },
        });
        return { ...known, ended };
      });
      return this.#answer(waiver, credentials);
    });
  }

  async #tellApprovers(
    tx: ReadinessStore,
    { id, entityRef, checkIds, requestedBy, ...request }: Waiver,
    { row }: Subject,
  ): Promise<void> {
    const recipients = this.options.views.approversOf(checkIds).flat();
    if (recipients.length === 0) return;
    const message = {
      ...{ id: `waiver-requested-${id}`, entityRef, recipients },
      ...{ checkId: checkIds[0], except: requestedBy },
      title: `A waiver of ${this.#titles(checkIds)} on ${
        row.title
      } is asked for`,
      description: request.explanation,
    };
    await tx.outbox.add([message], request.requestedAt);
  }

  async #tellRequester(
    tx: ReadinessStore,
    { id, entityRef, checkIds, requestedBy, decision }: Waiver,
    serviceTitle: string,
  ): Promise<void> {
    if (!decision) return;
    const message = {
      ...{ id: `waiver-decided-${id}`, entityRef, recipients: [requestedBy] },
      checkId: checkIds[0],
      title: `Your waiver of ${this.#titles(checkIds)} on ${serviceTitle} was ${
        decision.outcome
      }`,
      description: decision.comment || undefined,
    };
    await tx.outbox.add([message], decision.at);
  }

  #titles(checkIds: readonly string[]): string {
    return checkTitles(this.options.acts.options.rules.ruleSet, checkIds);
  }

  /** The service of a waiver. @throws NotFoundError alike for a waiver on a hidden service and none */
  async #subject(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Subject> {
    const { acts } = this.options;
    const known = await acts.options.store.waivers.get(id);
    const subject = known && (await acts.find(known.entityRef, credentials));
    if (!subject) throw noSuchWaiver(id);
    return subject;
  }

  async #answer(waiver: Waiver, credentials: BackstageCredentials) {
    const { acts, views } = this.options;
    const context = await views.context(credentials);
    const [view] = await views.waivers([waiver], context);
    if (!view) throw noSuchWaiver(waiver.id);
    const levels = await acts.levels(waiver.entityRef);
    return { answer: { waiver: view, levels } };
  }
}

/** The waiver as it is while its entity is held: nobody else changes it meanwhile. */
async function held(tx: ReadinessStore, id: string): Promise<Waiver> {
  const waiver = await tx.waivers.get(id);
  if (!waiver) throw noSuchWaiver(id);
  return waiver;
}

/** Waivers of the same service that a request has to do with. */
async function othersOf(
  tx: ReadinessStore,
  { entityRef, renews }: Waiver,
): Promise<Waiver[]> {
  const open = await tx.waivers.openOf(entityRef);
  const renewed = renews && (await tx.waivers.get(renews));
  return renewed && renewed.entityRef === entityRef
    ? [...open.filter(({ id }) => id !== renews), renewed]
    : open;
}

async function log(
  tx: ReadinessStore,
  { id, entityRef, checkIds }: Waiver,
  entry: Pick<AuditEntry, 'action' | 'by' | 'at' | 'details'>,
): Promise<void> {
  await tx.audit.append([{ ...entry, entityRef, checkIds, subjectId: id }]);
}

function noSuchWaiver(id: string): Error {
  return new NotFoundError(`No waiver '${id}' that you can see`);
}
