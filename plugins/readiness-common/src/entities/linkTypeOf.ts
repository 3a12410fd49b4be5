import { linkTypes, type LinkType } from './linkTypes';

/**
 * What a link leads to, whatever the case of its `type`. Undefined for a link of another type, or of none.
 *
 * @example
 * ```ts
 * linkTypeOf({ type: 'Runbook' }) // 'runbook'
 * ```
 *
 * @public
 */
export function linkTypeOf(link: { type?: string }): LinkType | undefined {
  const type = link.type?.toLowerCase();
  return linkTypes.find(known => known === type);
}
