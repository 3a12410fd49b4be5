import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import { fileCollector, type ExampleCollectorOptions } from './fileCollector';

/** Stands for the code host and the delivery tool. */
export function exampleDelivery(options: ExampleCollectorOptions): Collector {
  return fileCollector({
    ...options,
    id: 'example-delivery',
    title: 'Example: code host and delivery',
    description:
      'Reads delivery/*.yaml of the example company, which stand for the tools of a company',
    folder: 'delivery',
    facts: [
      'repository.branchProtected',
      'repository.hasCodeOwners',
      'security.vulnerabilityScanning',
      'delivery.progressive',
      'delivery.automatedRollback',
      'delivery.rollbackRehearsed',
    ],
  });
}
