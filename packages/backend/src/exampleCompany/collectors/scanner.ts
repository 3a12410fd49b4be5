import { wellKnownFact } from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import { scannerAnnotation } from '../annotations';
import type { ExampleCollectorOptions } from './fileCollector';

/** A source that never answers, so that one sees what the product makes of it. */
export function exampleScanner(
  options: Pick<ExampleCollectorOptions, 'schedule'>,
): Collector {
  return defineCollector({
    id: 'example-scanner',
    title: 'Example: a scanner that refuses',
    description:
      'Always fails, to show how a failing source looks. There is no scanner',
    facts: [
      wellKnownFact('security.scanAgeDays', { days: 2 }),
      wellKnownFact('security.criticalVulnerabilityCount', { days: 2 }),
    ],
    appliesTo: {
      kind: 'Component',
      [`metadata.annotations.${scannerAnnotation}`]: { $exists: true },
    },
    schedule: options.schedule,
    async collect() {
      throw new Error(
        'Example of a failing source: the scanner answered 401 Unauthorized, its token has run out',
      );
    },
  });
}
