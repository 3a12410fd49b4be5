import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursorText';

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
  return encodeCursor({ sorting, ...key, value });
}

/** @throws InputError when the text is no cursor or belongs to another order. */
export function readCursor(text: string, sorting: string): SortKey {
  const {
    sorting: _,
    value,
    ...key
  } = decodeCursor(text, cursorSchema.extend({ sorting: z.literal(sorting) }));
  return { ...key, value: value ?? key.searchText };
}
