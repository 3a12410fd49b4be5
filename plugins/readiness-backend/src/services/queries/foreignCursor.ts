import { InputError } from '@backstage/errors';

/** A cursor is none, or belongs to another list, or to another order of this one. */
export function foreignCursor(): InputError {
  return new InputError(
    "query parameter 'cursor' does not belong to this list; start again without it",
  );
}
