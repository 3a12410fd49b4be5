import {
  explainCheck,
  type Attestation,
  type CheckExplanation,
  type CheckResult,
  type CheckView,
  type Dispute,
  type FactView,
  type RungCheck,
  type Subject,
  type Waiver,
} from '@service-readiness/backstage-plugin-readiness-common';
import { isoOf } from './levelView';

/**
 * A check as it stands for one entity, with the reason in words. The outcome is the stored one, which levels rest on;
 * where today's facts say something else already, the words say so.
 *
 * @param options - `attestation`, `waiver`: those that stand; `disputes`: those that are open; `tier`: the entity's;
 * `state`: the stored result of the check, absent before the first; `factOf`: the entity's facts by name
 */
export function checkView(options: {
  entry: RungCheck;
  state: CheckResult | undefined;
  baselineAt: number;
  subject: Subject;
  factOf: (name: string) => FactView | undefined;
  tier: number;
  attestation?: Attestation;
  waiver?: Waiver;
  disputes: readonly Dispute[];
  now: number;
}): CheckView {
  const { entry, state, baselineAt, subject, factOf, now } = options;
  const { definition } = entry.check;
  const { id, title, category, capability, effort } = definition;
  const { owner, why, fix, rule, outcome: businessOutcome } = definition;
  const explanation = explainCheck(entry.check, subject, {
    attestation: attestationOf(state, now),
    lapsedAt: state?.reason?.lapsedAt,
  });
  return {
    ...{ id, title, category, capability, effort, level: entry.level },
    ...{ owner, businessOutcome, why, fix, rule },
    outcome: state?.outcome ?? 'unknown',
    ...reasonOf(options, explanation),
    facts: entry.check.factNames.flatMap(name => factOf(name) ?? []),
    since: isoOf(state?.since ?? now),
    firstEvaluated: state?.since === baselineAt,
    unverifiedSince: isoOf(state?.unverifiedSince),
    countsFrom:
      (entry.countsFromMs ?? now) > now ? entry.countsFrom : undefined,
    attestation: attestationView(options),
    waived: waiverView(options.waiver),
    disputes: options.disputes.map(dispute => ({
      id: dispute.id,
      factName: dispute.factName,
      comment: dispute.comment,
      by: dispute.raisedBy,
      at: isoOf(dispute.raisedAt),
    })),
  };
}

/** The attestation that the stored outcome rests on, unless its time has run out meanwhile. */
function attestationOf(state: CheckResult | undefined, now: number) {
  const expiresAt = state?.attestedUntil;
  return expiresAt !== undefined && expiresAt > now ? { expiresAt } : undefined;
}

function attestationView({
  entry,
  state,
  attestation,
}: Parameters<typeof checkView>[0]): CheckView['attestation'] {
  const terms = entry.check.definition.attestation;
  return (
    terms && {
      ...terms,
      decides: state?.attestedUntil !== undefined,
      attested: attestation && {
        id: attestation.id,
        by: attestation.attestedBy,
        at: isoOf(attestation.attestedAt),
        until: isoOf(attestation.expiresAt),
        comment: attestation.comment,
        evidence: attestation.evidence,
      },
    }
  );
}

function waiverView(waiver: Waiver | undefined): CheckView['waived'] {
  return (
    waiver?.decision && {
      id: waiver.id,
      until: isoOf(waiver.until),
      reason: waiver.reason,
      requestedBy: waiver.requestedBy,
      decidedBy: waiver.decision.by,
    }
  );
}

function reasonOf(
  { entry: { tiers }, state, tier }: Parameters<typeof checkView>[0],
  { outcome, because, clauses }: CheckExplanation,
): Pick<CheckView, 'because' | 'clauses'> {
  if (!state) {
    return { because: 'It has not been evaluated yet.', clauses: [] };
  }
  const isForTier = !tiers || tiers.includes(tier);
  if (!isForTier && state.outcome === 'notApplicable') {
    return { because: 'Not asked of services of this tier.', clauses: [] };
  }
  return isForTier && outcome === state.outcome
    ? { because, clauses }
    : { because: `To be evaluated again. ${because}`, clauses };
}
