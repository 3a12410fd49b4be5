import type { FilterPredicate } from '@backstage/filter-predicates';
import { compileEntityFilter } from '@service-readiness/backstage-plugin-readiness-common';
import { z } from 'zod';

/** A field of entities, by its path. One that no entity has is refused as it is in a filter. */
export const entityPathSchema = z
  .string()
  .min(1)
  .superRefine((path, context) => {
    // The type cannot say of a computed key that it is no operator; one that is gets its own message.
    const filter = { [path]: { $exists: true } } as FilterPredicate;
    const result = compileEntityFilter(filter);
    if ('filter' in result) return;
    const message = result.message.replace(/^(in )?appliesTo,? /, '');
    context.addIssue({ code: 'custom', message: `${message}; ${result.mend}` });
  });
