import {
  mostPushedItems,
  type PushFactsBody,
  type PushFactsResult,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { createClient } from '../backend/createClient';

/** Bytes of one request; the backend takes a megabyte. */
const mostBytes = 900_000;

/** Pushes in as many requests as it takes. Places in the answer are those of the whole. */
export async function pushItems(
  { client, request }: ReturnType<typeof createClient>,
  { source, items }: PushFactsBody,
): Promise<PushFactsResult> {
  const answers: PushFactsResult[] = [];
  for (const { from, part } of parts(items)) {
    const answer = await client.pushFacts(
      { body: { source, items: part } },
      request,
    );
    const placed = <T extends { index: number }>(entry: T): T => ({
      ...entry,
      index: entry.index + from,
    });
    answers.push({
      source: answer.source,
      accepted: answer.accepted.map(placed),
      refused: answer.refused.map(placed),
    });
  }
  return {
    source: answers[0]?.source ?? '',
    accepted: answers.flatMap(({ accepted }) => accepted),
    refused: answers.flatMap(({ refused }) => refused),
  };
}

function* parts(items: PushFactsBody['items']) {
  let from = 0;
  let bytes = 0;
  for (const [at, item] of items.entries()) {
    const size = Buffer.byteLength(JSON.stringify(item)) + 1;
    if (
      at > from &&
      (at - from === mostPushedItems || bytes + size > mostBytes)
    ) {
      yield { from, part: items.slice(from, at) };
      from = at;
      bytes = 0;
    }
    bytes += size;
  }
  yield { from, part: items.slice(from) };
}
