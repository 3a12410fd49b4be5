import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { InputError } from '@backstage/errors';
import {
  pushFactsBodySchema,
  zodProblems,
  type PushFactsBody,
} from '@service-readiness/backstage-plugin-readiness-common';
import { z } from 'zod';

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
  const written = parsed(
    path === '-' ? await text(process.stdin) : await read(path),
    path,
  );
  const body = Array.isArray(written) ? { items: written } : written;
  const checked = fileSchema.safeParse(body);
  if (!checked.success) {
    const problems = zodProblems(checked.error, fileSchema, {
      source: path,
      lineOf: () => undefined,
      value: body,
    });
    const mistakes = problems.map(({ path: place, message, mend }) =>
      [
        place && !message.includes(place) && `${place}:`,
        message,
        mend && `(${mend})`,
      ]
        .filter(Boolean)
        .join(' '),
    );
    throw new InputError(`${path}: ${mistakes.join('; ')}`);
  }
  return {
    ...checked.data,
    items: checked.data.items.map(item => ({ observedAt, ...item })),
  };
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(`${path} cannot be read: ${code}`);
  }
}

function parsed(json: string, path: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // The parser's words repeat the beginning of the file.
    throw new InputError(`${path} is not valid JSON`);
  }
}
