import { createFactCatalog } from '../facts/createFactCatalog';
import type { FactDeclaration, FactType } from '../facts/FactDeclaration';

/** A declaration that differs from others only in what a test is about. */
export function declared(
  name: string,
  type: FactType,
  hours = 24,
): FactDeclaration {
  return { name, type, description: `${name}.`, validity: { hours } };
}

/** Facts of every type from two collectors, and one that nobody reports. */
export const testCatalog = createFactCatalog(
  [
    {
      name: 'slo.count',
      type: 'int',
      description: 'SLOs that are defined.',
    },
  ],
  [
    {
      collectorId: 'pagerduty',
      title: 'PagerDuty',
      facts: [
        declared('oncall.hasSchedule', 'bool'),
        declared('oncall.escalationLevels', 'int'),
        declared('oncall.ackHours', 'double'),
      ],
    },
    {
      collectorId: 'repository',
      title: 'Repository',
      facts: [
        declared('repo.languages', 'list<string>'),
        declared('repo.licence', 'string'),
        declared('repo.coverage', 'double'),
        declared('repo.openIssues', 'int'),
        declared('repo.hasCi', 'bool'),
      ],
    },
  ],
).catalog;
