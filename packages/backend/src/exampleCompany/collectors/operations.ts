import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import { weakerDependencies } from '../weakerDependencies';
import { fileCollector, type ExampleCollectorOptions } from './fileCollector';

/** Stands for on-call, alerting, SLO and incident tools. */
export function exampleOperations(options: ExampleCollectorOptions): Collector {
  return fileCollector({
    ...options,
    id: 'example-operations',
    title: 'Example: on-call, SLOs and incidents',
    description:
      'Reads operations/*.yaml of the example company, which stand for the tools of a company',
    folder: 'operations',
    facts: [
      'oncall.hasSchedule',
      'oncall.escalationLevels',
      'oncall.isCoveredNow',
      'alerts.configured',
      'alerts.onBurnRate',
      'slo.definedCount',
      'slo.strictestTarget',
      'slo.budgetLeftRatio',
      'incidents.hasSource',
      'incidents.severitiesDefined',
      'incidents.tier1WithoutPostmortem',
      'actions.overdueCount',
      'dependencies.weakerSlo',
      'dependencies.weakerOnCall',
    ],
    derive: weakerDependencies,
  });
}
