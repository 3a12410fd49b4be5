import type { z } from 'zod';
import { foreignCursor } from './foreignCursor';

/** A cursor as it stands in an address. */
export function encodeCursor(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** @throws InputError when the text is no cursor, or says what the schema of this list does not let through. */
export function decodeCursor<T>(text: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw foreignCursor();
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw foreignCursor();
  return parsed.data;
}
