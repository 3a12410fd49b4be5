import type { CheckEvidence } from '../checkEvidence';
import { byLink } from './byLink';

/** What makes a service pass or fail the checks of level 2. */
export const managedEvidence: Record<string, CheckEvidence> = {
  // The owner is part of the blueprint.
  'owned-by-staffed-group': { pass() {}, fail() {}, failsByAbsence: true },
  'on-call-scheduled': {
    pass(draft) {
      draft.tell('operations', 'oncall.hasSchedule', true);
      // The most important services have a third level; none depends on one with fewer.
      const levels = draft.options.tier === 1 ? 3 : 2;
      draft.tell('operations', 'oncall.escalationLevels', levels);
      draft.tell('operations', 'oncall.isCoveredNow', true);
    },
    fail(draft) {
      const hasSchedule = draft.random.chance(0.5);
      draft.tell('operations', 'oncall.hasSchedule', hasSchedule);
      draft.tell('operations', 'oncall.escalationLevels', hasSchedule ? 1 : 0);
      draft.tell('operations', 'oncall.isCoveredNow', hasSchedule);
    },
  },
  'has-metrics-dashboard': byLink('dashboard', 'Dashboard'),
  'logs-aggregated': byLink('logs', 'Logs'),
  'alerts-configured': {
    pass(draft) {
      if (draft.random.chance(0.5)) draft.link('alerts', 'Alert rules');
      else draft.tell('operations', 'alerts.configured', true);
    },
    fail(draft) {
      draft.tell('operations', 'alerts.configured', false);
    },
  },
  'has-runbook': byLink('runbook', 'Runbook'),
  'documentation-complete': {
    pass(draft) {
      draft.annotate('backstage.io/techdocs-ref', 'dir:.');
    },
    fail(draft) {
      if (draft.random.chance(0.4)) delete draft.entity.metadata.description;
    },
    failsByAbsence: true,
  },
  'secrets-managed': {
    pass(draft) {
      if (draft.random.chance(0.6)) {
        draft.annotate('vault.io/secrets-path', `services/${draft.name}`);
      } else draft.tell('evidence', 'secrets.managed', true);
    },
    fail(draft) {
      draft.tell('evidence', 'secrets.managed', false);
    },
  },
  'access-controlled': {
    pass(draft) {
      if (draft.random.chance(0.6)) {
        draft.tell('delivery', 'repository.branchProtected', true);
        draft.tell('delivery', 'repository.hasCodeOwners', true);
      } else draft.tell('evidence', 'access.controlled', true);
    },
    fail(draft) {
      draft.tell('delivery', 'repository.branchProtected', false);
      draft.tell('evidence', 'access.controlled', false);
    },
  },
  'incident-process-in-place': {
    pass(draft) {
      draft.tell('operations', 'incidents.hasSource', true);
      draft.tell('operations', 'incidents.severitiesDefined', true);
      draft.tell('operations', 'incidents.tier1WithoutPostmortem', 0);
    },
    fail(draft) {
      const hasSource = draft.random.chance(0.6);
      draft.tell('operations', 'incidents.hasSource', hasSource);
      if (!hasSource) return;
      draft.tell('operations', 'incidents.severitiesDefined', true);
      const missing = draft.random.between(1, 3);
      draft.tell('operations', 'incidents.tier1WithoutPostmortem', missing);
    },
  },
};
