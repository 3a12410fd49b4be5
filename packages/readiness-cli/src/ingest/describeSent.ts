import type { PushEventsResult } from '@service-readiness/backstage-plugin-readiness-common';

/**
 * What came of events, for people: a line in sum, and one for each that is refused or for nobody yet.
 *
 * @example
 * ```ts
 * describeSent(answer)
 * // ci: 12 accepted, 3 of them new or changed; 1 for no service yet, 0 refused
 * //   for no service yet, deployment 4 (build-77): no service has the repository https://github.com/acme/legacy
 * ```
 */
export function describeSent({
  source,
  accepted,
  changed,
  unmapped,
  refused,
}: PushEventsResult): string {
  return [
    `${source}: ${accepted} accepted, ${changed} of them new or changed; ${unmapped.length} for no service yet, ${refused.length} refused`,
    ...unmapped.map(
      ({ kind, index, id, reason }) =>
        `  for no service yet, ${kind} ${index} (${id}): ${reason}`,
    ),
    ...refused.map(
      ({ kind, index, id, error }) =>
        `  refused, ${kind} ${index}${id === undefined ? '' : ` (${id})`}: ${
          error.message
        }`,
    ),
  ].join('\n');
}
