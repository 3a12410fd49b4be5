import { z } from 'zod';

/** @public */
export const factSeriesSchema = z.object({
  name: z.string(),
  description: z.string(),
  unit: z.string().optional(),
  collectorId: z
    .string()
    .optional()
    .describe('Who reported it; absent while there is nothing'),
  collectorTitle: z.string().optional(),
  points: z
    .array(z.object({ day: z.iso.date().describe('UTC'), value: z.number() }))
    .describe(
      'Oldest first, for 90 days: a point for each day on which the value was another than before; the first may be older, and says what the value was then',
    ),
});

/** @public */
export type FactSeriesView = z.infer<typeof factSeriesSchema>;
