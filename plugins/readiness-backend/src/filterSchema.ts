import {
  createZodV4FilterPredicateSchema,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import { compileEntityFilter } from '@service-readiness/backstage-plugin-readiness-common';
import { z } from 'zod';

const predicateSchema = createZodV4FilterPredicateSchema();

/** Which entities, in the catalog's filter words. As `appliesTo` of a scorecard: one that asks for nothing would mean everything. */
export const filterSchema = z
  .unknown()
  .transform((written, context): FilterPredicate => {
    const { data } = predicateSchema.safeParse(written);
    // Also of what is no filter, for it knows why.
    const filter = compileEntityFilter(written as FilterPredicate);
    if (data !== undefined && 'filter' in filter) return data;
    const message =
      'message' in filter
        ? `${filter.message.replace(/^(in )?appliesTo,? /, '')}; ${filter.mend}`
        : 'must be a filter in the words of the catalog, such as { kind: Component, spec.type: service }';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
