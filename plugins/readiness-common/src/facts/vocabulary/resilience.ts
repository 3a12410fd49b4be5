import type { WellKnownFact } from './WellKnownFact';

const cluster = 'a Kubernetes source, or the repository collector';
const meshOrTeam = 'a collector of the service mesh';

/** What keeps a service working when something around it fails. */
export const resilienceFacts: WellKnownFact[] = [
  {
    name: 'resilience.redundancy',
    type: 'bool',
    description:
      'The service runs more than once, so that one copy may fail unnoticed.',
    answeredBy: cluster,
  },
  {
    name: 'resilience.replicaCount',
    type: 'int',
    unit: 'replicas',
    description: 'Copies of the service that run in production.',
    answeredBy: cluster,
  },
  {
    name: 'resilience.timeouts',
    type: 'bool',
    description: 'Every call to another service has a time limit.',
    answeredBy: meshOrTeam,
  },
  {
    name: 'resilience.retries',
    type: 'bool',
    description:
      'Calls that may be repeated are repeated with growing, jittered pauses and an end.',
    answeredBy: meshOrTeam,
  },
  {
    name: 'resilience.circuitBreakers',
    type: 'bool',
    description: 'Calls to a failing service stop until it has recovered.',
    answeredBy: meshOrTeam,
  },
  {
    name: 'resilience.gracefulDegradation',
    type: 'bool',
    description:
      'The service does something useful while what it depends on is down.',
    answeredBy: 'a collector that reads what the owning team states',
  },
  {
    name: 'resilience.probes',
    type: 'bool',
    description: 'Liveness and readiness are probed and acted upon.',
    answeredBy: cluster,
  },
  {
    name: 'resilience.livenessProbes',
    type: 'bool',
    description: 'A copy that hangs is noticed and restarted.',
    answeredBy: cluster,
  },
  {
    name: 'resilience.readinessProbes',
    type: 'bool',
    description: 'A copy is sent requests only once it says that it is ready.',
    answeredBy: cluster,
  },
  {
    name: 'resilience.resourceRequests',
    type: 'bool',
    description: 'Every container says what processor and memory it needs.',
    answeredBy: cluster,
  },
  {
    name: 'resilience.resourceLimits',
    type: 'bool',
    description: 'Every container is given a limit of memory.',
    answeredBy: cluster,
  },
  {
    name: 'resilience.disruptionBudget',
    type: 'bool',
    description:
      'Maintenance of the platform may take away only some of the copies at once.',
    answeredBy: cluster,
  },
  {
    name: 'resilience.autoscaling',
    type: 'bool',
    description: 'The number of copies follows the load.',
    answeredBy: cluster,
  },
  {
    name: 'resilience.rollingUpdates',
    type: 'bool',
    description:
      'A new version replaces the old one copy by copy, never all at once.',
    answeredBy: cluster,
  },
  {
    name: 'resilience.autoRecovery',
    type: 'bool',
    description: 'The service recovers from usual failures without a person.',
    answeredBy: 'a collector that reads what the owning team states',
  },
];
