/**
 * What a link of a catalog entity may lead to, by its `type`.
 *
 * @public
 */
export const linkTypes = [
  'runbook',
  'dashboard',
  'logs',
  'traces',
  'alerts',
] as const;

/** @public */
export type LinkType = (typeof linkTypes)[number];
