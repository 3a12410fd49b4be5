import { InputError } from '@backstage/errors';
import type { z } from 'zod';
import { firstMistake } from './firstMistake';

/**
 * What a schema makes of something from outside.
 *
 * @throws InputError that says where it first differs from the schema, and holds nothing of its values.
 * @public
 *
 * @example
 * ```ts
 * parseAs(z.object({ ref: z.string() }), { ref: 'main', size: 7 }) // { ref: 'main' }
 * ```
 */
export function parseAs<Schema extends z.ZodType>(
  schema: Schema,
  written: unknown,
): z.output<Schema> {
  const { success, data, error } = schema.safeParse(written);
  if (success) return data;
  throw new InputError(firstMistake(error));
}
