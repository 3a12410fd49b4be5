import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { PagePosition } from '../../stores/Page';

const cursorSchema = z.tuple([z.string(), z.number().int(), z.string()]);

/**
 * A place in a list of acts: the last item shown, so that it holds although items come and go.
 *
 * @param list - the name of the list, for a cursor belongs to one
 */
export function writeActCursor(list: string, { at, id }: PagePosition): string {
  return Buffer.from(JSON.stringify([list, at, id])).toString('base64url');
}

/** @throws InputError when the text is no cursor or belongs to another list */
export function readActCursor(
  list: string,
  text: string | undefined,
): PagePosition | undefined {
  if (text === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    // Not ours: said below.
    json = undefined;
  }
  const parsed = cursorSchema.safeParse(json);
  // A moment that no date can hold would be an error of the database.
  if (!parsed.success || parsed.data[0] !== list || !isMoment(parsed.data[1])) {
    throw new InputError(
      "query parameter 'cursor' does not belong to this list; start again without it",
    );
  }
  return { at: parsed.data[1], id: parsed.data[2] };
}

function isMoment(at: number): boolean {
  return at >= 0 && at <= Date.UTC(9999, 11, 31);
}
