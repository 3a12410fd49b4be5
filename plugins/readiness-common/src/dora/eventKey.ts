/**
 * What makes an event one: its source with its id there.
 *
 * @public
 *
 * @example
 * ```ts
 * eventKey({ source: 'ci', id: '7' }) === eventKey({ source: 'c', id: 'i7' }) // false
 * ```
 */
export function eventKey({ source, id }: { source: string; id: string }) {
  return `${source}\n${id}`;
}
