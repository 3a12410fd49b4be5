import { z } from 'zod';
import type { PagePosition } from '../../stores/Page';
import { decodeCursor, encodeCursor } from './cursorText';

/** A moment that no date can hold would be an error of the database. */
const moment = z.number().int().min(0).max(Date.UTC(9999, 11, 31));

/**
 * A place in a list of acts: the last item shown, so that it holds although items come and go.
 *
 * @param list - the name of the list, for a cursor belongs to one
 */
export function writeActCursor(list: string, { at, id }: PagePosition): string {
  return encodeCursor([list, at, id]);
}

/** @throws InputError when the text is no cursor or belongs to another list */
export function readActCursor(
  list: string,
  text: string | undefined,
): PagePosition | undefined {
  if (text === undefined) return undefined;
  const [, at, id] = decodeCursor(
    text,
    z.tuple([z.literal(list), moment, z.string()]),
  );
  return { at, id };
}
