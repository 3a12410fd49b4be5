import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** What an item of a list is ordered by; the rest breaks ties. */
export interface SortKey {
  value: string | number;
  searchText: string;
  entityRef: string;
}

const cursorSchema = z.strictObject({
  sorting: z.string(),
  /** Absent where it is the search text: a title in the cursor twice could outgrow an address. */
  value: z.union([z.string(), z.number()]).optional(),
  searchText: z.string(),
  entityRef: z.string(),
});

/** A place in an ordered list: the key of the last item shown, so that it holds although items come and go. */
export function writeCursor(key: SortKey, sorting: string): string {
  const value = key.value === key.searchText ? undefined : key.value;
  return Buffer.from(JSON.stringify({ sorting, ...key, value })).toString(
    'base64url',
  );
}

/** @throws InputError when the text is no cursor or belongs to another order. */
export function readCursor(text: string, sorting: string): SortKey {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    json = undefined;
  }
  const parsed = cursorSchema.safeParse(json);
  if (!parsed.success || parsed.data.sorting !== sorting) {
    throw new InputError(
      "query parameter 'cursor' does not belong to this list; start again without it",
    );
  }
  const { sorting: _, value, ...key } = parsed.data;
  return { ...key, value: value ?? key.searchText };
}
