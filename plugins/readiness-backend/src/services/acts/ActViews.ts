import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  approverGroups,
  disputeAnswerProblems,
  mayDecideWaiver,
  readinessAttestPermission,
  readinessWaiverDecidePermission,
  readinessWaiverRequestPermission,
  waiverEnd,
  waiverState,
  withdrawalProblems,
  type Actor,
  type Attestation,
  type AttestationView,
  type CompiledCheck,
  type Dispute,
  type DisputeView,
  type Waiver,
  type WaiverPolicy,
  type WaiverView,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { RulesService } from '../definitions/RulesService';
import { isoOf } from '../queries/levelView';
import type { Company } from '../readModel/Company';
import type { ReadModel } from '../readModel/ReadModel';
import type { DeclaredCollector } from '../push/PushSource';
import type { ActorService } from './ActorService';
import { allowedOn } from './allowedOn';
import { checkOwner } from './checksAsked';

const dayMs = 24 * 3_600_000;
/** Stands for a comment where only the right to act is asked. */
const anyComment = 'x';

/** What views need to know of whoever looks. */
export interface ViewContext {
  company: Company;
  /** Absent for who is no person, and may do nothing. */
  actor?: Actor;
  credentials: BackstageCredentials;
}

/** Shows what people did, with what the caller may do about it. */
export class ActViews {
  constructor(
    private readonly options: {
      permissions: PermissionsService;
      actors: ActorService;
      readModel: ReadModel;
      rules: RulesService;
      collectors: readonly DeclaredCollector[];
      policy: WaiverPolicy;
      remindDays: { attestations: number; waivers: number };
      now: () => number;
    },
  ) {}

  async context(credentials: BackstageCredentials): Promise<ViewContext> {
    const { actors, readModel } = this.options;
    const [actor, company] = await Promise.all([
      actors.looking(credentials),
      readModel.current(),
    ]);
    return { actor, company, credentials };
  }

  async attestations(
    items: readonly Attestation[],
    context: ViewContext,
  ): Promise<AttestationView[]> {
    const now = this.options.now();
    const { remindDays } = this.options;
    const checks = this.#checks();
    const allowed = await this.#allowed(
      readinessAttestPermission,
      items,
      context,
    );
    return items.map(attestation => {
      const { id, entityRef, checkId, ended, expiresAt } = attestation;
      const check = checks.get(checkId);
      const stands = !ended && expiresAt > now;
      const problems =
        context.actor &&
        allowed.has(entityRef) &&
        withdrawalProblems({
          ...{ actor: context.actor, attestation, now },
          ...{ checkOwner: checkOwner(check), comment: anyComment },
        });
      return {
        ...{ id, entityRef, checkId },
        entityTitle: titleOf(entityRef, context.company),
        checkTitle: check?.definition.title ?? checkId,
        asks: check?.definition.attestation?.asks,
        comment: attestation.comment,
        evidence: attestation.evidence,
        by: attestation.attestedBy,
        at: isoOf(attestation.attestedAt),
        expiresAt: isoOf(expiresAt),
        state: ended?.how ?? (stands ? 'standing' : 'lapsed'),
        lapsing: stands && expiresAt - now <= remindDays.attestations * dayMs,
        ended: ended && {
          ...{ by: ended.by, at: isoOf(ended.at) },
          comment: ended.comment,
        },
        may: { withdraw: problems ? problems.length === 0 : false },
      };
    });
  }

  async waivers(
    items: readonly Waiver[],
    context: ViewContext,
  ): Promise<WaiverView[]> {
    const checks = this.#checks();
    const [mayDecide, mayRequest] = await Promise.all([
      this.#allowed(readinessWaiverDecidePermission, items, context),
      this.#allowed(readinessWaiverRequestPermission, items, context),
    ]);
    return items.map(waiver =>
      this.#waiver(waiver, { checks, mayDecide, mayRequest, ...context }),
    );
  }

  async disputes(
    items: readonly Dispute[],
    { company, actor }: ViewContext,
  ): Promise<DisputeView[]> {
    const checks = this.#checks();
    return items.map(dispute => {
      const { answer, collectorId } = dispute;
      const check = checks.get(dispute.checkId);
      const collector = this.options.collectors.find(c => c.id === collectorId);
      const answerer = this.answererOf(dispute);
      const may = (outcome: 'accepted' | 'withdrawn') =>
        actor !== undefined &&
        disputeAnswerProblems({
          ...{ actor, dispute, answerer, outcome, comment: anyComment },
        }).length === 0;
      return {
        ...{ id: dispute.id, entityRef: dispute.entityRef },
        entityTitle: titleOf(dispute.entityRef, company),
        checkId: dispute.checkId,
        checkTitle: check?.definition.title ?? dispute.checkId,
        factName: dispute.factName,
        ...{ collectorId, collectorTitle: collector?.title },
        answerer,
        comment: dispute.comment,
        by: dispute.raisedBy,
        at: isoOf(dispute.raisedAt),
        state: answer?.outcome ?? 'open',
        answer: answer && {
          ...{ by: answer.by, at: isoOf(answer.at), comment: answer.comment },
        },
        may: { answer: may('accepted'), withdraw: may('withdrawn') },
      };
    });
  }

  /** Who is asked to answer a dispute: who owns the collector or, where nobody does, the check. */
  answererOf({ collectorId, checkId }: Dispute): string | undefined {
    const { collectors } = this.options;
    const collector = collectors.find(({ id }) => id === collectorId);
    return collector?.owner ?? checkOwner(this.#checks().get(checkId));
  }

  /** Who decides about a waiver of these checks. */
  approversOf(checkIds: readonly string[]) {
    const checks = this.#checks();
    return approverGroups(
      this.options.policy,
      checkIds.map(id => checkOwner(checks.get(id))),
    );
  }

  #waiver(
    waiver: Waiver,
    options: ViewContext & {
      checks: ReadonlyMap<string, CompiledCheck>;
      mayDecide: ReadonlySet<string>;
      mayRequest: ReadonlySet<string>;
    },
  ): WaiverView {
    const now = this.options.now();
    const { company, actor, checks, mayDecide, mayRequest } = options;
    const { id, entityRef, decision, ended, until } = waiver;
    const state = waiverState(waiver, now);
    const approvers = this.approversOf(waiver.checkIds);
    const ownerRef = company.entity(entityRef)?.ownerRef;
    const end =
      actor &&
      waiverEnd({
        ...{ actor, waiver, ownerRef, approvers, now, comment: anyComment },
      });
    const remindMs = this.options.remindDays.waivers * dayMs;
    return {
      ...{ id, entityRef, state },
      entityTitle: titleOf(entityRef, company),
      checks: waiver.checkIds.map(checkId => ({
        id: checkId,
        title: checks.get(checkId)?.definition.title ?? checkId,
      })),
      reason: waiver.reason,
      explanation: waiver.explanation,
      compensatingMeasure: waiver.compensatingMeasure,
      requestedBy: waiver.requestedBy,
      requestedAt: isoOf(waiver.requestedAt),
      until: isoOf(until),
      lapsing: state === 'inForce' && until - now <= remindMs,
      approvers: [...new Set(approvers.flat())],
      decision: decision && { ...decision, at: isoOf(decision.at) },
      ended: ended && {
        ...{ by: ended.by, at: isoOf(ended.at), comment: ended.comment },
      },
      renews: waiver.renews,
      may: {
        decide:
          actor !== undefined &&
          state === 'requested' &&
          mayDecide.has(entityRef) &&
          mayDecideWaiver(actor, waiver.requestedBy, approvers),
        end:
          end !== undefined &&
          'how' in end &&
          (end.how === 'revoked' ? mayDecide : mayRequest).has(entityRef),
      },
    };
  }

  #checks(): ReadonlyMap<string, CompiledCheck> {
    return new Map(
      this.options.rules.ruleSet.scorecards.flatMap(({ checks }) =>
        checks.map(({ check }) => [check.id, check] as const),
      ),
    );
  }

  async #allowed(
    permission: Parameters<typeof allowedOn>[1],
    items: ReadonlyArray<{ entityRef: string }>,
    { actor, credentials }: ViewContext,
  ): Promise<ReadonlySet<string>> {
    // Nobody is asked about what only people may do, if it is no person who looks.
    if (!actor) return new Set();
    const refs = items.map(({ entityRef }) => entityRef);
    return allowedOn(this.options.permissions, permission, refs, credentials);
  }
}

function titleOf(entityRef: string, company: Company): string {
  return company.entity(entityRef)?.title ?? entityRef;
}
