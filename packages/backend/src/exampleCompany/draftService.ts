import type { Entity } from '@backstage/catalog-model';
import type { ServiceBlueprint } from './blueprint/services';
import { checkEvidence, type CheckEvidence } from './checkEvidence';
import type { SeededRandom } from './seededRandom';
import { ServiceDraft } from './ServiceDraft';

/** Checks that apply to every tier and that a service may do without, so that each really holds it. */
const holding: Record<2 | 3 | 4, string[]> = {
  2: [
    'on-call-scheduled',
    'has-metrics-dashboard',
    'logs-aggregated',
    'alerts-configured',
    'has-runbook',
    'documentation-complete',
    'secrets-managed',
    'access-controlled',
    'incident-process-in-place',
  ],
  3: [
    'slos-defined',
    'budget-burn-alerted',
    'distributed-traces-collected',
    'timeouts-handled',
    'retries-implemented',
    'security-review-current',
    'audit-log-kept',
  ],
  4: [
    'cost-estimated',
    'delivered-progressively',
    'budget-policy-followed',
    'lead-time-elite-or-improving',
    'action-items-on-time',
  ],
};

/** How likely a check above the next rung is passed all the same, by distance. */
const shareAbove = [0.45, 0.15];

/**
 * Makes up what a service declares and what tools say about it, so that it stands on the level that its blueprint
 * names: every rung up to there is passed, the next is not, and above that it is a matter of luck.
 */
export function draftService(
  blueprint: ServiceBlueprint,
  options: { entity: Entity; now: Date; random: SeededRandom },
): ServiceDraft {
  const { random } = options;
  const draft = new ServiceDraft(options.entity, {
    tier: blueprint.tier ?? 3,
    now: options.now,
    random,
    snapshot: blueprint.snapshot ?? false,
  });
  for (const rung of [2, 3, 4] as const) {
    const distance = rung - blueprint.level;
    const held = distance === 1 ? holds(blueprint, rung, random) : [];
    for (const [id, evidence] of Object.entries(checkEvidence[rung])) {
      const passes =
        distance <= 0 ||
        (distance === 1
          ? !held.includes(id)
          : random.chance(shareAbove[distance - 2] ?? 0));
      if (passes) evidence.pass(draft);
      else miss(draft, evidence, blueprint.heldByUnknowns);
    }
  }
  return draft;
}

function holds(
  blueprint: ServiceBlueprint,
  rung: 2 | 3 | 4,
  random: SeededRandom,
): string[] {
  if (blueprint.heldBy) return blueprint.heldBy;
  // The lower the level, the more is usually missing.
  return random.sample(holding[rung], random.between(1, rung === 2 ? 5 : 3));
}

/** Not to pass is to fail, or that nobody says anything. */
function miss(
  draft: ServiceDraft,
  evidence: CheckEvidence,
  silently: boolean | undefined,
): void {
  const silent = silently ?? draft.random.chance(0.3);
  if (evidence.failsByAbsence || !silent) evidence.fail(draft);
}
