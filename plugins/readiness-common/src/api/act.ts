import { z } from 'zod';

export { entityRefInputSchema, momentInputSchema } from './input';

/** Part of the path of what has an id. */
export const idPath = z.object({ id: z.uuid() });

/** Filters that lists of acts share. */
export const actFilters = {
  entity: z.string().max(300).optional().describe('Full entity reference'),
  check: z.string().max(63).optional().describe('A check id'),
  owner: z
    .string()
    .max(300)
    .optional()
    .describe('Full entity reference of a group or a person'),
  group: z
    .string()
    .max(300)
    .optional()
    .describe(
      'Entity reference of a group: services of it and of all groups below it',
    ),
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z.string().max(2000).optional(),
};
