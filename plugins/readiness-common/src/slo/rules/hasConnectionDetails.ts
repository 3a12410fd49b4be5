import type { Breach } from './Breach';

/**
 * A data source says how it is reached, with anything but nothing.
 *
 * @example
 * ```ts
 * hasConnectionDetails({})[0]?.path // ['connectionDetails']
 * ```
 */
export function hasConnectionDetails(spec: {
  connectionDetails?: unknown;
}): Breach[] {
  if (spec.connectionDetails !== undefined) return [];
  return [
    {
      rule: 'required',
      path: ['connectionDetails'],
      message: 'it is missing',
      mend: "add how the source is reached, such as 'url'",
    },
  ];
}
