import { stringifyEntityRef } from '@backstage/catalog-model';
import { wellKnownFact } from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import { clusterAnnotation } from '../annotations';
import type { ExampleCollectorOptions } from './fileCollector';

/**
 * A source that answers once for each service and then falls silent. Its facts count for ten minutes: after that one
 * sees what the product makes of a level that can no longer be verified. It answers again after a restart.
 */
export function exampleClusterSnapshot(
  options: Pick<ExampleCollectorOptions, 'schedule'>,
): Collector {
  const answered = new Set<string>();
  return defineCollector({
    id: 'example-cluster-snapshot',
    title: 'Example: a cluster that falls silent',
    description:
      'Answers once and then no more, to show how stale facts look. There is no cluster',
    facts: [
      wellKnownFact('resilience.probes', { minutes: 10 }),
      wellKnownFact('resilience.replicaCount', { minutes: 10 }),
    ],
    appliesTo: {
      kind: 'Component',
      [`metadata.annotations.${clusterAnnotation}`]: { $exists: true },
    },
    schedule: options.schedule,
    async collect({ entities, report }) {
      for (const entity of entities) {
        const ref = stringifyEntityRef(entity);
        if (answered.has(ref)) {
          report.failure(
            ref,
            'Example of a silent source: the snapshot of the cluster has not been renewed',
          );
          continue;
        }
        answered.add(ref);
        report.facts(ref, {
          'resilience.probes': true,
          'resilience.replicaCount': 3,
        });
      }
    },
  });
}
