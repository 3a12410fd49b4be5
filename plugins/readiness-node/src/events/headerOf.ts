import type { Delivery } from './EventSource';

/**
 * The first value of a header of a delivery.
 *
 * @param name - in lower case
 * @public
 */
export function headerOf(
  { headers }: Pick<Delivery, 'headers'>,
  name: string,
): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
