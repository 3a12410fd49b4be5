import type { WellKnownFact } from './WellKnownFact';

const linkOfType = (type: string) =>
  `the catalog collector: a link of type \`${type}\`, or a vendor's annotation that names one`;

const linkFollower = 'a collector that follows links';

const reachableLink = (type: string, what: string): WellKnownFact => ({
  name: `links.${type}Reachable`,
  type: 'bool',
  description: `A link of the entity to ${what} answers, if only with a sign-in.`,
  answeredBy: linkFollower,
});

/** What people can see of a running service: dashboards, logs, traces, alerts, objectives. */
export const observabilityFacts: WellKnownFact[] = [
  {
    name: 'links.dashboard',
    type: 'bool',
    description: 'The entity leads to a dashboard of its metrics.',
    answeredBy: linkOfType('dashboard'),
  },
  {
    name: 'links.logs',
    type: 'bool',
    description: 'The entity leads to its logs in one searchable place.',
    answeredBy: linkOfType('logs'),
  },
  {
    name: 'links.traces',
    type: 'bool',
    description: 'The entity leads to its distributed traces.',
    answeredBy: linkOfType('traces'),
  },
  {
    name: 'links.alerts',
    type: 'bool',
    description: 'The entity leads to its alert rules.',
    answeredBy: linkOfType('alerts'),
  },
  {
    name: 'links.runbook',
    type: 'bool',
    description: 'The entity leads to a runbook.',
    answeredBy: linkOfType('runbook'),
  },
  reachableLink('dashboard', 'a dashboard'),
  reachableLink('logs', 'its logs'),
  reachableLink('traces', 'its traces'),
  reachableLink('alerts', 'its alert rules'),
  reachableLink('runbook', 'a runbook'),
  {
    name: 'links.unreachable',
    type: 'list<string>',
    description:
      'Links of the entity behind which nothing was found when last followed.',
    answeredBy: linkFollower,
  },
  {
    name: 'alerts.configured',
    type: 'bool',
    description: 'At least one alert rule watches the service.',
    answeredBy: 'an alerting source such as Prometheus rules',
  },
  {
    name: 'alerts.ruleCount',
    type: 'int',
    unit: 'rules',
    description: 'Alert rules that watch the service.',
    answeredBy: 'an alerting source such as Prometheus rules',
  },
  {
    name: 'alerts.onBurnRate',
    type: 'bool',
    description:
      'An alert fires when an error budget burns too fast, before it is spent.',
    answeredBy:
      'an SLO source with alert policies, such as OpenSLO or Sloth documents',
  },
  {
    name: 'alerts.withoutRunbook',
    type: 'list<string>',
    description: 'Names of alert rules that link to no runbook.',
    answeredBy: 'an alerting source such as Prometheus rules',
  },
  {
    name: 'slo.definedCount',
    type: 'int',
    unit: 'objectives',
    description: 'Service level objectives defined for the service.',
    answeredBy: 'an SLO source such as OpenSLO documents',
  },
  {
    name: 'slo.strictestTarget',
    type: 'double',
    unit: 'ratio',
    description:
      'The highest target among the objectives, 0 to 1; absent without objectives.',
    answeredBy: 'an SLO source such as OpenSLO documents',
  },
  {
    name: 'slo.budgetLeftRatio',
    type: 'double',
    unit: 'ratio',
    description:
      'What is left of the most spent error budget, 1 for untouched, below 0 when overspent.',
    answeredBy: 'an SLO source and an SLI source such as Prometheus',
  },
  {
    name: 'slo.budgetPolicyFollowed',
    type: 'bool',
    description:
      'What the error-budget policy asks for was done whenever a budget ran out in the last quarter.',
    answeredBy: 'a collector that reads what the owning team states',
  },
];
