import { z } from 'zod';

/** @public */
export const queryMistakeSchema = z.object({
  parameter: z.string().describe('Name of the query parameter, as written'),
  problem: z.string().describe('What is wrong with it'),
  value: z
    .string()
    .optional()
    .describe(
      'The value that is wrong, one of several perhaps; absent where the parameter itself is',
    ),
  nearest: z
    .string()
    .optional()
    .describe(
      'What may be meant: a value where `value` is wrong, else a parameter',
    ),
});

/** @public */
export type QueryMistake = z.infer<typeof queryMistakeSchema>;
