import { z } from 'zod';

/** A moment that somebody writes: with an offset, or in UTC. */
export const momentInputSchema = z.iso
  .datetime({
    offset: true,
    error: "expected a moment with an offset, such as '2027-03-31T00:00:00Z'",
  })
  .describe('ISO 8601 with an offset: "2027-03-31T00:00:00Z"');

/** A reference as people write it; kind and namespace in full. */
export const entityRefInputSchema = z
  .string()
  .min(1)
  .max(300)
  .describe('Full entity reference: "component:default/refunds"');
