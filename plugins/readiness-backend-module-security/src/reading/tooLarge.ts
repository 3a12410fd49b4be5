import { InputError } from '@backstage/errors';

/** Said of an answer with more bytes than are read. */
export function tooLarge(maxBytes: number): Error {
  return new InputError(`is larger than ${maxBytes / 1_000_000} MB`);
}
