import type { WellKnownFact } from './WellKnownFact';

const onCallProvider =
  'an on-call provider such as PagerDuty, or an iCalendar feed';
const incidentSource = 'an incident source such as PagerDuty or Jira';
const ownTeam = 'a collector that reads what the owning team states';

/** Who answers when the service breaks, and what is prepared for it. */
export const operationsFacts: WellKnownFact[] = [
  {
    name: 'oncall.hasSchedule',
    type: 'bool',
    description: 'An on-call schedule covers the service.',
    answeredBy: onCallProvider,
  },
  {
    name: 'oncall.escalationLevels',
    type: 'int',
    unit: 'levels',
    description:
      'Levels through which an unanswered page escalates; 0 without a schedule.',
    answeredBy: onCallProvider,
  },
  {
    name: 'oncall.isCoveredNow',
    type: 'bool',
    description: 'Somebody is on call for the service at this moment.',
    answeredBy: onCallProvider,
  },
  {
    name: 'oncall.gapHours',
    type: 'double',
    unit: 'hours',
    description: 'Hours in the coming fortnight in which nobody is on call.',
    answeredBy: onCallProvider,
  },
  {
    name: 'incidents.hasSource',
    type: 'bool',
    description: 'Incidents of the service are recorded in a connected tool.',
    answeredBy: incidentSource,
  },
  {
    name: 'incidents.severitiesDefined',
    type: 'bool',
    description: 'The severities that its incidents use are defined.',
    answeredBy: `${incidentSource}, with the severities of the configuration`,
  },
  {
    name: 'incidents.tier1WithoutPostmortem',
    type: 'int',
    unit: 'incidents',
    description:
      'Resolved incidents of the gravest severity that have no post-mortem.',
    answeredBy: incidentSource,
  },
  {
    name: 'incidents.openCount',
    type: 'int',
    unit: 'incidents',
    description: 'Incidents of the service that are not resolved.',
    answeredBy: incidentSource,
  },
  {
    name: 'actions.overdueCount',
    type: 'int',
    unit: 'action items',
    description:
      'Action items from post-mortems that are past their date and not closed.',
    answeredBy: 'an issue tracker that holds the action items',
  },
  {
    name: 'exercise.ageDays',
    type: 'int',
    unit: 'days',
    description: 'Days since the last game day or recovery exercise.',
    answeredBy: ownTeam,
  },
  {
    name: 'capacity.planned',
    type: 'bool',
    description: 'A current plan says how the service meets the coming demand.',
    answeredBy: ownTeam,
  },
  {
    name: 'loadTest.ageDays',
    type: 'int',
    unit: 'days',
    description: 'Days since the last load test.',
    answeredBy: 'a collector of the load-testing tool',
  },
  {
    name: 'loadTest.meetsExpectedPeak',
    type: 'bool',
    description: 'The last load test held the peak that is expected.',
    answeredBy: 'a collector of the load-testing tool',
  },
  {
    name: 'cost.estimated',
    type: 'bool',
    description: 'What the service costs to run is known.',
    answeredBy: 'a collector of the cloud bill',
  },
  {
    name: 'business.metricDeclared',
    type: 'bool',
    description: 'The business metric that the service moves is named.',
    answeredBy: ownTeam,
  },
  {
    name: 'business.downtimeCostDeclared',
    type: 'bool',
    description: 'What an hour of downtime costs is declared.',
    answeredBy: ownTeam,
  },
];
