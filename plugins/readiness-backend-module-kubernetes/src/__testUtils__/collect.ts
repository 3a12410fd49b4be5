import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  testCollector,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import { kubernetesCollector } from '../kubernetesCollector';
import { readKubernetesConfig } from '../readKubernetesConfig';

/** The collector, configured as somebody would. */
export function collectorFor(kubernetes: object): Collector {
  const root = mockServices.rootConfig({
    data: { readiness: { collectors: { kubernetes } } },
  });
  return kubernetesCollector(readKubernetesConfig(root)!);
}

/** What a round says of the first of some services: facts, or a failure. */
export async function collect(
  collector: Collector,
  entity: Entity,
  among: Entity[] = [],
) {
  const found = await testCollector(collector, [entity, ...among]);
  const ref = stringifyEntityRef(entity);
  return found.facts.get(ref) ?? found.failures.get(ref);
}
