import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Whether a token is one of those that are expected. All of them are compared, and each comparison takes the same time,
 * whatever differs and however long it is.
 *
 * @example
 * ```ts
 * isToken(['s3cret-of-the-webhook'], 's3cret-of-the-webhook') // true
 * ```
 */
export function isToken(
  expected: readonly string[],
  given: string | undefined,
): boolean {
  const said = digest(given ?? '');
  let isOne = false;
  for (const token of expected) {
    if (timingSafeEqual(digest(token), said)) isOne = given !== undefined;
  }
  return isOne;
}
