import { inWords } from '@service-readiness/backstage-plugin-readiness-node';

/** Parameters by which code hosts say which file is meant. */
const places = /^(path|version|at|ref|ref_name)=/;

/**
 * An address as people may see it: without user and password, and without what else stands in its query, where tokens
 * are left.
 *
 * @example
 * ```ts
 * addressName('https://bot:hunter2@git.example.com/raw/rules.yaml?ref=main&token=x')
 * // 'https://git.example.com/raw/rules.yaml?ref=main&…'
 * ```
 */
export function addressName(address: string): string {
  if (!URL.canParse(address)) return inWords(address);
  const { host, pathname, protocol, search } = new URL(address);
  const parameters = search.slice(1).split('&').filter(Boolean);
  const shown = parameters.filter(parameter => places.test(parameter));
  const hidden = shown.length < parameters.length ? ['…'] : [];
  const query = [...shown, ...hidden].join('&');
  return `${protocol}//${host}${pathname}${query && `?${query}`}`;
}
