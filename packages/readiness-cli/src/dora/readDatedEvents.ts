import {
  readPushedEvents,
  type PushedEvents,
  type PushEventsBody,
} from '@service-readiness/backstage-plugin-readiness-common';

/**
 * Reads a batch as the API does. What the API takes for ended when it comes must say in a file when that was.
 *
 * @example
 * ```ts
 * readDatedEvents({ deployments: [{ id: '1', entityRef: 'component:default/refunds' }] }).refused[0]?.message
 * // "'finishedAt' is missing; add it: a file does not tell when it ended"
 * ```
 */
export function readDatedEvents(body: PushEventsBody): PushedEvents {
  const read = readPushedEvents(body);
  const isDated = ({ incoming }: PushedEvents['deployments'][number]) =>
    incoming.finishedAt !== undefined ||
    incoming.status === 'running' ||
    incoming.status === 'cancelled';
  const undated = read.deployments
    .filter(each => !isDated(each))
    .map(({ index, incoming: { id } }) => ({
      kind: 'deployment' as const,
      index,
      id,
      message:
        "'finishedAt' is missing; add it: a file does not tell when it ended",
    }));
  return {
    ...read,
    deployments: read.deployments.filter(isDated),
    refused: [...read.refused, ...undated],
  };
}
