import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  readPushedEvents,
  type PushedEvents,
  type PushEventsBody,
} from '@service-readiness/backstage-plugin-readiness-common';

/** Events that are read before others get their turn; some milliseconds. */
const sliceSize = 500;

const lists = ['deployments', 'changes', 'incidents'] as const;

/** As `readPushedEvents`, slice by slice: thousands of events in one go would keep requests waiting. */
export async function readInTurns(
  body: Pick<PushEventsBody, (typeof lists)[number]>,
  options: { latest: number },
): Promise<PushedEvents> {
  const read: PushedEvents = {
    deployments: [],
    changes: [],
    incidents: [],
    refused: [],
  };
  for (const list of lists) {
    const items = body[list] ?? [];
    for (let from = 0; from < items.length; from += sliceSize) {
      if (from > 0) await nextTurn();
      const slice = { [list]: items.slice(from, from + sliceSize) };
      const part = readPushedEvents(slice, options);
      const placed = <Item extends { index: number }>(each: Item) => ({
        ...each,
        index: each.index + from,
      });
      read.deployments.push(...part.deployments.map(placed));
      read.changes.push(...part.changes.map(placed));
      read.incidents.push(...part.incidents.map(placed));
      read.refused.push(...part.refused.map(placed));
    }
  }
  return read;
}
