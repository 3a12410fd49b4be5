import {
  explainCheck,
  type CheckExplanation,
  type CheckResult,
  type CheckView,
  type FactView,
  type RungCheck,
  type Subject,
} from '@service-readiness/backstage-plugin-readiness-common';
import { isoOf } from './levelView';

/**
 * A check as it stands for one entity, with the reason in words. The outcome is the stored one, which levels rest on;
 * where today's facts say something else already, the words say so.
 *
 * @param options - `tier`: the entity's; `state`: the stored result of the check, absent before the first; `factOf`:
 * the entity's facts by name
 */
export function checkView(options: {
  entry: RungCheck;
  state: CheckResult | undefined;
  baselineAt: number;
  subject: Subject;
  factOf: (name: string) => FactView | undefined;
  tier: number;
  now: number;
}): CheckView {
  const { entry, state, baselineAt, subject, factOf, now } = options;
  const { definition } = entry.check;
  const { id, title, category, capability, effort } = definition;
  const { owner, why, fix, rule, outcome: businessOutcome } = definition;
  const explanation = explainCheck(entry.check, subject);
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
  };
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
