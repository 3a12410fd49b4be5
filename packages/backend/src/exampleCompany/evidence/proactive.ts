import type { CheckEvidence } from '../checkEvidence';
import { byAnswer } from './byAnswer';
import { byLink } from './byLink';

const targets: Record<number, number> = { 1: 0.9995, 2: 0.999, 3: 0.995 };

/** What makes a service pass or fail the checks of level 3. */
export const proactiveEvidence: Record<string, CheckEvidence> = {
  'slos-defined': {
    pass(draft) {
      const { tier } = draft.options;
      const count = draft.random.between(1, 3);
      draft.tell('operations', 'slo.definedCount', count);
      draft.tell('operations', 'slo.strictestTarget', targets[tier] ?? 0.99);
      const left = draft.random.between(20, 95) / 100;
      draft.tell('operations', 'slo.budgetLeftRatio', left);
    },
    fail(draft) {
      draft.tell('operations', 'slo.definedCount', 0);
    },
  },
  'budget-burn-alerted': byAnswer('operations', 'alerts.onBurnRate'),
  'distributed-traces-collected': byLink('traces', 'Traces'),
  'redundancy-implemented': byAnswer('evidence', 'resilience.redundancy'),
  'timeouts-handled': byAnswer('evidence', 'resilience.timeouts'),
  'retries-implemented': byAnswer('evidence', 'resilience.retries'),
  'degrades-gracefully': byAnswer('evidence', 'resilience.gracefulDegradation'),
  'circuit-breakers-in-place': byAnswer(
    'evidence',
    'resilience.circuitBreakers',
  ),
  'vulnerabilities-scanned': {
    pass(draft) {
      draft.tell('delivery', 'security.vulnerabilityScanning', true);
    },
    fail(draft) {
      draft.tell('delivery', 'security.vulnerabilityScanning', false);
    },
  },
  'security-review-current': {
    pass(draft) {
      const daysAgo = draft.random.between(20, 280);
      draft.tellDay('evidence', 'security.reviewedOn', daysAgo);
    },
    fail(draft) {
      const daysAgo = draft.random.between(380, 900);
      draft.tellDay('evidence', 'security.reviewedOn', daysAgo);
    },
  },
  'audit-log-kept': byAnswer('evidence', 'security.auditLogging'),
  'recovers-automatically': {
    pass(draft) {
      if (draft.options.snapshot) {
        // The other half, its probes, is in the snapshot of the cluster.
        draft.tell('delivery', 'delivery.automatedRollback', true);
      } else draft.tell('evidence', 'resilience.autoRecovery', true);
    },
    fail(draft) {
      draft.tell('evidence', 'resilience.autoRecovery', false);
      draft.tell('delivery', 'delivery.automatedRollback', false);
    },
  },
  'capacity-planned': byAnswer('evidence', 'capacity.planned'),
  'load-tested': {
    pass(draft) {
      const daysAgo = draft.random.between(3, 60);
      draft.tellDay('evidence', 'loadTest.ranOn', daysAgo);
      draft.tell('evidence', 'loadTest.meetsExpectedPeak', true);
    },
    fail(draft) {
      const old = draft.random.chance(0.6);
      const daysAgo = old
        ? draft.random.between(95, 500)
        : draft.random.between(3, 60);
      draft.tellDay('evidence', 'loadTest.ranOn', daysAgo);
      draft.tell('evidence', 'loadTest.meetsExpectedPeak', old);
    },
  },
  // The dependencies are part of the blueprint.
  'dependencies-as-strong': { pass() {}, fail() {}, failsByAbsence: true },
};
