/**
 * A message from outside as a database can keep it: PostgreSQL takes neither zero characters nor halves of
 * surrogate pairs, and an error must not fail on its own wording. Cut to a length that a person would read.
 */
export function plainText(message: string): string {
  return Array.from(message.slice(0, 4000))
    .filter(character => !/[\0\ud800-\udfff]/u.test(character))
    .join('');
}
