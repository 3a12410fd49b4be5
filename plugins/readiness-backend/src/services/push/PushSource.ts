import type { FilterPredicate } from '@backstage/filter-predicates';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';

/** What a collector says of itself, whether it is run or pushes. */
export type DeclaredCollector = Pick<
  Collector,
  'id' | 'title' | 'description' | 'owner' | 'facts'
>;

/** A collector that is never run: whoever is named pushes what it reports. */
export interface PushSource extends DeclaredCollector {
  /** Subjects of tokens, which may end in `*`, and full references of users and groups. */
  subjects: readonly string[];
  /** Entities that may be reported on. */
  appliesTo: FilterPredicate;
}
