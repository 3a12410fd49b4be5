/**
 * Questions of the DORA quick check, by their ids there.
 *
 * @public
 */
export const quickCheckMetrics = [
  'leadtime',
  'deployfreq',
  'failurerecovery',
  'changefailure',
  'rework',
] as const;
/** @public */
export type QuickCheckMetric = (typeof quickCheckMetrics)[number];

/**
 * A question, with the answers to choose from, the least first; without them the answer is a percentage.
 *
 * @public
 */
export interface QuickCheckQuestion {
  metric: QuickCheckMetric;
  title: string;
  question: string;
  answers?: readonly string[];
}

const durations = [
  'More than six months',
  'One to six months',
  'One week to one month',
  'One day to one week',
  'Less than one day',
  'Less than one hour',
];

/**
 * The DORA quick check of 2025 (dora.dev/quickcheck, Apache-2.0): what a team says of the service that it works on most.
 * An answer is its place in the list, from 1; or a percentage.
 *
 * @public
 */
export const quickCheckQuestions: readonly QuickCheckQuestion[] = [
  {
    metric: 'leadtime',
    title: 'Lead time',
    question:
      'What is your lead time for changes: how long does it take to go from code committed to code successfully running in production?',
    answers: durations,
  },
  {
    metric: 'deployfreq',
    title: 'Deployment frequency',
    question:
      'How often does your organization deploy code to production or release it to end users?',
    answers: [
      'Less than once per six months',
      'Between once per month and once every six months',
      'Between once per week and once per month',
      'Between once per day and once per week',
      'Between once per hour and once per day',
      'On demand (multiple deployments per day)',
    ],
  },
  {
    metric: 'failurerecovery',
    title: 'Failed deployment recovery time',
    question:
      'How long does it generally take to restore service after a change to production or release to users results in degraded service and requires remediation?',
    answers: durations,
  },
  {
    metric: 'changefailure',
    title: 'Change failure rate',
    question:
      'What percentage of changes to production or releases to users result in degraded service and require remediation, such as a hotfix, rollback, fix forward or patch?',
  },
  {
    metric: 'rework',
    title: 'Deployment rework rate',
    question:
      'What percentage of deployments in the last six months were not planned but were performed to address a user-facing bug?',
  },
];
