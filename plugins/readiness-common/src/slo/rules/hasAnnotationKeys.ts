import type { Breach } from './Breach';

const name = /^[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;
const domainLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const longestDomain = 253;

/**
 * Keys of annotations: a name like a label's, after a domain and `/` or without.
 *
 * @example
 * ```ts
 * hasAnnotationKeys({ 'example.com/dashboard': '…' }) // []
 * ```
 */
export function hasAnnotationKeys(annotations: object): Breach[] {
  return Object.keys(annotations)
    .filter(key => !isKey(key))
    .map(key => ({
      rule: 'annotation-key' as const,
      path: [key],
      message: `'${key.slice(0, 80)}' is no key of an annotation`,
      mend: "write it like 'dashboard' or 'example.com/dashboard'",
    }));
}

function isKey(key: string): boolean {
  const slash = key.indexOf('/');
  if (slash < 0) return name.test(key);
  const domain = key.slice(0, slash);
  return (
    name.test(key.slice(slash + 1)) &&
    domain.length <= longestDomain &&
    domain.split('.').every(label => domainLabel.test(label))
  );
}
