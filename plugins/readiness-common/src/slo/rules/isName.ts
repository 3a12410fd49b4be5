import type { Breach } from './Breach';

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * A name is a label by RFC 1123: up to 63 lower-case letters, digits and `-`, none of these at an end.
 *
 * @example
 * ```ts
 * isName('Checkout API')[0]?.mend // "write 'checkout-api'"
 * ```
 */
export function isName(name: string): Breach[] {
  if (label.test(name)) return [];
  // An empty name is missing, which its schema says.
  if (name === '') return [];
  const likely = name
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-|-+$/g, '');
  return [
    {
      rule: 'name',
      path: [],
      message:
        name.length > 63
          ? `it has ${name.length} characters, at most 63 are allowed`
          : `'${name}' is no name: lower-case letters, digits and '-' between them`,
      mend:
        likely === '' ? "write it like 'checkout-api'" : `write '${likely}'`,
    },
  ];
}
