import type { WellKnownFact } from './WellKnownFact';

const deployments = 'the deployments and changes that were received';
const withIncidents = 'the deployments and incidents that were received';

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
    name: 'delivery.deploymentsPerWeek',
    type: 'double',
    unit: 'deployments a week',
    description: 'Successful production deployments a week, over the window.',
    answeredBy: deployments,
  },
  {
    name: 'delivery.deploymentFrequencyBand',
    type: 'string',
    description: 'Deployment frequency as a band: elite, high, medium or low.',
    answeredBy: deployments,
  },
  {
    name: 'delivery.leadTimeHours',
    type: 'double',
    unit: 'hours',
    description: 'Median time from a change being committed to its deployment.',
    answeredBy: deployments,
  },
  {
    name: 'delivery.leadTimeBand',
    type: 'string',
    description: 'Change lead time as a band: elite, high, medium or low.',
    answeredBy: deployments,
  },
  {
    name: 'delivery.leadTimeImproving',
    type: 'bool',
    description: 'The median lead time is shorter than in the window before.',
    answeredBy: deployments,
  },
  {
    name: 'delivery.slowestStage',
    type: 'string',
    description:
      'The stage in which changes spend the longest: coding, reviewWait, review or deploy.',
    answeredBy: deployments,
  },
  {
    name: 'delivery.changeFailureRatio',
    type: 'double',
    unit: 'ratio',
    description: 'Failed deployments among all deployments, 0 to 1.',
    answeredBy: withIncidents,
  },
  {
    name: 'delivery.changeFailureBand',
    type: 'string',
    description: 'Change failure rate as a band: elite, high, medium or low.',
    answeredBy: withIncidents,
  },
  {
    name: 'delivery.failedDeploymentCount',
    type: 'int',
    unit: 'deployments',
    description:
      'Deployments of the window that failed; absent where there were none at all.',
    answeredBy: withIncidents,
  },
  {
    name: 'delivery.recoveryHours',
    type: 'double',
    unit: 'hours',
    description: 'Median time to recover from a failed deployment.',
    answeredBy: withIncidents,
  },
  {
    name: 'delivery.recoveryBand',
    type: 'string',
    description: 'Recovery time as a band: elite, high, medium or low.',
    answeredBy: withIncidents,
  },
  {
    name: 'delivery.openIncidentCount',
    type: 'int',
    unit: 'incidents',
    description: 'Incidents that are not resolved.',
    answeredBy: withIncidents,
  },
  {
    name: 'delivery.reworkRatio',
    type: 'double',
    unit: 'ratio',
    description:
      'Deployments that were made because of an incident, among all deployments, 0 to 1.',
    answeredBy: withIncidents,
  },
  {
    name: 'delivery.undeployedChangeCount',
    type: 'int',
    unit: 'changes',
    description: 'Changes that are merged and not yet in production.',
    answeredBy: deployments,
  },
  {
    name: 'delivery.oldestUndeployedDays',
    type: 'int',
    unit: 'days',
    description:
      'Whole days since the oldest change that is not in production was merged; absent where every change is.',
    answeredBy: deployments,
  },
  {
    name: 'delivery.changesPerDeployment',
    type: 'double',
    unit: 'changes',
    description: 'Median number of changes in a deployment.',
    answeredBy: deployments,
  },
  {
    name: 'delivery.strategy',
    type: 'string',
    description:
      'How the last deployment reached its users: rolling, blue-green, canary, flags or recreate.',
    answeredBy: deployments,
  },
  {
    name: 'delivery.pipelineMinutes',
    type: 'double',
    unit: 'minutes',
    description:
      "Median time that the steps of a deployment's pipeline take together.",
    answeredBy: deployments,
  },
  {
    name: 'delivery.slowestStep',
    type: 'string',
    description: 'The step of the pipeline that takes the longest.',
    answeredBy: deployments,
  },
  {
    name: 'delivery.slowestStepShare',
    type: 'double',
    unit: 'ratio',
    description:
      "Share of the pipeline's time that its slowest step takes, 0 to 1.",
    answeredBy: deployments,
  },
];
