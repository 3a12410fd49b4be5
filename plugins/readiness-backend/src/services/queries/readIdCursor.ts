import { foreignCursor } from './foreignCursor';

/**
 * A cursor that is the id of the last item shown, in lists whose ids are numbers of the database: 18 digits always fit.
 *
 * @throws InputError when it is no such number.
 */
export function readIdCursor(text: string | undefined): string | undefined {
  if (text !== undefined && !/^\d{1,18}$/.test(text)) throw foreignCursor();
  return text;
}
