import { InputError } from '@backstage/errors';
import {
  pushFactsBodySchema,
  type PushFactsBody,
} from '@service-readiness/backstage-plugin-readiness-common';
import { z } from 'zod';
import { mistakesIn } from '../mistakesIn';
import { readJson } from '../readJson';

/** As the API takes it, of any length: long ones are sent in parts. */
const fileSchema = pushFactsBodySchema.extend({
  items: z.array(pushFactsBodySchema.shape.items.element).min(1),
});

/**
 * Reads what is to be pushed from a file, or from standard input for `-`.
 *
 * @throws InputError with every mistake and its place; it repeats nothing of what the file holds
 */
export async function readPushFile(
  what: readonly string[],
  { observedAt }: { observedAt?: string },
): Promise<PushFactsBody> {
  const [path, ...others] = what;
  if (path === undefined || others.length > 0) {
    throw new InputError(
      'Name one file, or - for standard input; facts on the command line need --entity',
    );
  }
  const written = await readJson(path);
  const body = Array.isArray(written) ? { items: written } : written;
  const checked = fileSchema.safeParse(body);
  if (!checked.success) {
    throw new InputError(
      mistakesIn(checked.error, fileSchema, { path, value: body }),
    );
  }
  return {
    ...checked.data,
    items: checked.data.items.map(item => ({ observedAt, ...item })),
  };
}
