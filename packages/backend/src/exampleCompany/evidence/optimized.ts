import type { CheckEvidence } from '../checkEvidence';
import { byAnswer } from './byAnswer';

/** What makes a service pass or fail the checks of level 4. */
export const optimizedEvidence: Record<string, CheckEvidence> = {
  'cost-estimated': byAnswer('evidence', 'cost.estimated'),
  'business-impact-declared': byAnswer(
    'evidence',
    'business.metricDeclared',
    'business.downtimeCostDeclared',
  ),
  'delivered-progressively': byAnswer(
    'delivery',
    'delivery.progressive',
    'delivery.rollbackRehearsed',
  ),
  'recovery-exercised': {
    pass(draft) {
      const daysAgo = draft.random.between(10, 120);
      draft.tellDay('evidence', 'exercise.heldOn', daysAgo);
    },
    fail(draft) {
      const daysAgo = draft.random.between(190, 700);
      draft.tellDay('evidence', 'exercise.heldOn', daysAgo);
    },
  },
  'budget-policy-followed': byAnswer('evidence', 'slo.budgetPolicyFollowed'),
  // By events, which say what the lead time is.
  'lead-time-elite-or-improving': {
    pass(draft) {
      draft.leadTime = draft.random.chance(0.4) ? 'elite' : 'improving';
    },
    fail(draft) {
      draft.leadTime = 'slow';
    },
  },
  'action-items-on-time': {
    pass(draft) {
      draft.tell('operations', 'actions.overdueCount', 0);
    },
    fail(draft) {
      const overdue = draft.random.between(1, 4);
      draft.tell('operations', 'actions.overdueCount', overdue);
    },
  },
};
