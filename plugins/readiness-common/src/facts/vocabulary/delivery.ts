import type { WellKnownFact } from './WellKnownFact';

const deployments = 'the deployments and changes that were received';

/** How a decision becomes running software. */
export const deliveryFacts: WellKnownFact[] = [
  {
    name: 'delivery.progressive',
    type: 'bool',
    description:
      'A release reaches some users before all: blue-green, canary or flags.',
    answeredBy: 'a delivery tool such as Argo Rollouts',
  },
  {
    name: 'delivery.automatedRollback',
    type: 'bool',
    description: 'A release that harms is taken back without a person.',
    answeredBy: 'a delivery tool such as Argo Rollouts',
  },
  {
    name: 'delivery.rollbackRehearsed',
    type: 'bool',
    description: 'Taking a release back was tried in the last half year.',
    answeredBy: 'a delivery tool that says what it ran',
  },
  {
    name: 'dora.deploymentFrequencyBand',
    type: 'string',
    description: 'Deployment frequency as a band: elite, high, medium or low.',
    answeredBy: deployments,
  },
  {
    name: 'dora.leadTimeHours',
    type: 'double',
    unit: 'hours',
    description: 'Median time from a change being committed to its deployment.',
    answeredBy: deployments,
  },
  {
    name: 'dora.leadTimeBand',
    type: 'string',
    description: 'Change lead time as a band: elite, high, medium or low.',
    answeredBy: deployments,
  },
  {
    name: 'dora.leadTimeImproving',
    type: 'bool',
    description: 'The median lead time is shorter than in the window before.',
    answeredBy: deployments,
  },
  {
    name: 'dora.changeFailureRatio',
    type: 'double',
    unit: 'ratio',
    description: 'Failed deployments among all deployments, 0 to 1.',
    answeredBy: 'the deployments and incidents that were received',
  },
  {
    name: 'dora.recoveryHours',
    type: 'double',
    unit: 'hours',
    description: 'Median time to recover from a failed deployment.',
    answeredBy: 'the deployments and incidents that were received',
  },
  {
    name: 'dora.undeployedChangeCount',
    type: 'int',
    unit: 'changes',
    description: 'Changes that are merged and not yet in production.',
    answeredBy: deployments,
  },
];
