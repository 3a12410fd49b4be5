import { parseFilterPredicate } from '@backstage/filter-predicates';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';

/** Entities with an annotation whose name is configured. */
export function haveAnnotation(name: string): Collector['appliesTo'] {
  return parseFilterPredicate({
    [`metadata.annotations.${name}`]: { $exists: true },
  });
}
