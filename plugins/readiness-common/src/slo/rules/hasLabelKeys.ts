import type { Breach } from './Breach';

const key = /^[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;

/**
 * Keys of labels: up to 63 characters, a letter or digit at both ends.
 *
 * @example
 * ```ts
 * hasLabelKeys({ _team: 'a' })[0]?.path // ['_team']
 * ```
 */
export function hasLabelKeys(labels: object): Breach[] {
  return Object.keys(labels)
    .filter(name => !key.test(name))
    .map(name => ({
      rule: 'label-key' as const,
      path: [name],
      message: `'${name.slice(0, 80)}' is no key of a label`,
      mend: "write up to 63 letters, digits, '-', '_' and '.', a letter or digit at both ends",
    }));
}
