import { InputError } from '@backstage/errors';
import {
  pushEventsBodySchema,
  type PushEventsBody,
} from '@service-readiness/backstage-plugin-readiness-common';
import { z } from 'zod';
import { mistakesIn } from '../mistakesIn';
import { readJson } from '../readJson';

/** As the API takes it, of any length: long ones are sent in parts. */
const fileSchema = pushEventsBodySchema.extend({
  deployments: z.array(z.unknown()).optional(),
  changes: z.array(z.unknown()).optional(),
  incidents: z.array(z.unknown()).optional(),
});

/**
 * Reads a file of events, or standard input for `-`. The events themselves are not looked at.
 *
 * @throws InputError with every mistake and its place; it repeats nothing of what the file holds
 */
export async function readEventsFile(path: string): Promise<PushEventsBody> {
  const value = await readJson(path);
  const checked = fileSchema.safeParse(value);
  if (checked.success) return checked.data;
  throw new InputError(mistakesIn(checked.error, fileSchema, { path, value }));
}
