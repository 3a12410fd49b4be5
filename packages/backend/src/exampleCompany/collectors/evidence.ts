import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import { fileCollector, type ExampleCollectorOptions } from './fileCollector';

/** Stands for what teams say about their services. */
export function exampleEvidence(options: ExampleCollectorOptions): Collector {
  return fileCollector({
    ...options,
    id: 'example-evidence',
    title: 'Example: what teams declare',
    description:
      'Reads evidence/*.yaml of the example company, which stand for what teams declare',
    folder: 'evidence',
    facts: [
      'secrets.managed',
      'access.controlled',
      'resilience.redundancy',
      'resilience.timeouts',
      'resilience.retries',
      'resilience.gracefulDegradation',
      'resilience.circuitBreakers',
      'resilience.autoRecovery',
      'security.reviewAgeDays',
      'security.auditLogging',
      'capacity.planned',
      'loadTest.ageDays',
      'loadTest.meetsExpectedPeak',
      'cost.estimated',
      'business.metricDeclared',
      'business.downtimeCostDeclared',
      'exercise.ageDays',
      'slo.budgetPolicyFollowed',
    ],
  });
}
