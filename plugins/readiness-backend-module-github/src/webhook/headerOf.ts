import type { Delivery } from '@service-readiness/backstage-plugin-readiness-node';

/** The first value of a header; its name is in lower case. */
export function headerOf(
  { headers }: Delivery,
  name: string,
): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
