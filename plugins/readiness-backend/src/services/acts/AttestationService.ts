import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  readinessAttestPermission,
  withdrawalProblems,
  type Actor,
  type Attestation,
  type AttestationView,
  type AttestBody,
  type AttestationAct,
  type AttestResult,
  type OperationInput,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { ActViews } from './ActViews';
import type { Acts, Subject } from './Acts';
import { attestationRefusal } from './attestationRefusal';
import { checkOwner } from './checksAsked';
import { problemError } from './problemError';

type Refused = AttestResult['refused'][number];

/** Keeps what people state about checks that no source can answer. */
export class AttestationService {
  constructor(
    private readonly options: {
      acts: Acts;
      views: ActViews;
      now: () => number;
    },
  ) {}

  /** Good items are kept, each bad one is named. The answer holds the new levels. */
  async attest(
    { body }: OperationInput<'attest'>,
    credentials: BackstageCredentials,
    request?: Request,
  ): Promise<AttestResult> {
    const { acts, views } = this.options;
    const items = body.items.map(({ entityRef, checkId }) => ({
      entityRef,
      checkId,
    }));
    const meta = { items, expiresAt: body.expiresAt };
    const act = { eventId: 'attest', meta, request };
    return acts.perform(act, credentials, async actor => {
      const subjects = await this.#subjects(body, credentials);
      const refs = [...subjects.values()].flatMap(s => s?.row.entityRef ?? []);
      const allowed = await acts.allowed(
        readinessAttestPermission,
        refs,
        credentials,
      );
      const ids = body.items.map(() => randomUUID());
      const { accepted, refused } = await acts.transaction(
        refs,
        (tx, alive) => {
          // Whoever left the catalog, or was never to be seen, is not there.
          const seen = (ref: string) => {
            const subject = subjects.get(ref);
            return subject && alive.has(subject.row.entityRef)
              ? subject
              : undefined;
          };
          return this.#write(tx, { actor, body, ids, seen, allowed });
        },
      );
      const levels = new Map<string, AttestResult['accepted'][0]['levels']>();
      for (const { attestation } of accepted) {
        const { entityRef } = attestation;
        levels.set(entityRef, await acts.levels(entityRef));
      }
      const context = await views.context(credentials);
      const shown = await views.attestations(
        accepted.map(({ attestation }) => attestation),
        context,
      );
      return {
        answer: {
          accepted: accepted.map(({ index, attestation }, at) => ({
            index,
            attestation: shown[at] as AttestationView,
            levels: levels.get(attestation.entityRef) ?? [],
          })),
          refused,
        },
        refusal:
          accepted.length === 0
            ? new NotAllowedError('Nothing of the request was accepted')
            : undefined,
        meta: {
          accepted: accepted.map(({ attestation }) => attestation.id),
          refused: refused.map(({ index, error }) => ({
            index,
            error: error.message,
          })),
        },
      };
    });
  }

  async withdraw(
    { id, body }: OperationInput<'withdrawAttestation'>,
    credentials: BackstageCredentials,
    request?: Request,
  ): Promise<AttestationAct> {
    const { acts, views, now } = this.options;
    const act = { eventId: 'attestation-withdraw', meta: { id }, request };
    return acts.perform(act, credentials, async actor => {
      const known = await acts.options.store.attestations.get(id);
      const subject = known && (await acts.find(known.entityRef, credentials));
      if (!subject) throw noSuchAttestation(id);
      const { entityRef } = subject.row;
      const permission = readinessAttestPermission;
      await acts.authorize(permission, entityRef, credentials);
      const ended = await acts.transaction([entityRef], async tx => {
        const attestation = await tx.attestations.get(id);
        if (!attestation) throw noSuchAttestation(id);
        const { checkId } = attestation;
        const problems = withdrawalProblems({
          actor,
          attestation,
          checkOwner: checkOwner(subject.checks.get(checkId)),
          comment: body.comment,
          now: now(),
        });
        if (problems.length > 0) throw problemError(problems);
        const end = {
          ...{ at: now(), by: actor.userRef, comment: body.comment },
          how: 'withdrawn' as const,
        };
        await tx.attestations.end(id, end);
        await tx.audit.append([
          {
            ...{ at: end.at, by: actor.userRef, entityRef },
            ...{ action: 'withdrawAttestation', subjectId: id },
            ...{ checkIds: [checkId], details: {} },
          },
        ]);
        return { ...attestation, ended: end };
      });
      const context = await views.context(credentials);
      const [attestation] = await views.attestations([ended], context);
      if (!attestation) throw noSuchAttestation(id);
      const levels = await acts.levels(entityRef);
      return { answer: { attestation, levels } };
    });
  }

  /** By reference as written; undefined for what the caller does not see. */
  async #subjects(body: AttestBody, credentials: BackstageCredentials) {
    const subjects = new Map<string, Subject | undefined>();
    for (const { entityRef } of body.items) {
      if (subjects.has(entityRef)) continue;
      subjects.set(
        entityRef,
        await this.options.acts.find(entityRef, credentials).catch(error => {
          if (error.name === 'InputError') return undefined;
          throw error;
        }),
      );
    }
    return subjects;
  }

  async #write(
    tx: ReadinessStore,
    options: {
      actor: Actor;
      body: AttestBody;
      ids: readonly string[];
      seen: (ref: string) => Subject | undefined;
      allowed: ReadonlySet<string>;
    },
  ) {
    const { actor, body, ids, seen, allowed } = options;
    const { comment, evidence, expiresAt } = body;
    const now = this.options.now();
    const accepted: Array<{ index: number; attestation: Attestation }> = [];
    const refused: Refused[] = [];
    const done = new Set<string>();
    body.items.forEach((item, index) => {
      const attestation: Attestation = {
        id: ids[index] ?? '',
        ...{ entityRef: item.entityRef, checkId: item.checkId },
        ...{ comment, evidence, attestedBy: actor.userRef, attestedAt: now },
        expiresAt: Date.parse(expiresAt),
      };
      const subject = seen(item.entityRef);
      const entityRef = subject?.row.entityRef;
      const key = `${entityRef} ${item.checkId}`;
      let error = attestationRefusal(attestation, {
        subject,
        actor,
        allowed,
        now,
      });
      if (!error && done.has(key)) {
        const message = 'named twice in this request (name it once)';
        error = problemError([{ kind: 'invalid', message }]);
      }
      if (error) {
        const { name, message } = error;
        refused.push({ index, ...item, error: { name, message } });
      } else if (entityRef !== undefined) {
        done.add(key);
        accepted.push({ index, attestation: { ...attestation, entityRef } });
      }
    });
    await tx.attestations.add(accepted.map(({ attestation }) => attestation));
    await tx.audit.append(
      accepted.map(({ attestation: { id, entityRef, checkId, ...rest } }) => ({
        ...{ at: now, by: actor.userRef, entityRef, subjectId: id },
        ...{ action: 'attest', checkIds: [checkId] },
        details: { until: rest.expiresAt },
      })),
    );
    return { accepted, refused };
  }
}

function noSuchAttestation(id: string): Error {
  return new NotFoundError(`No attestation '${id}' that you can see`);
}
