import type {
  PushEventsBody,
  ReadinessApi,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { CompanyDelivery } from './generateDelivery';

/** A request stays far below what the route takes. */
const eventsAtOnce = 1000;
const source = 'example-pipelines';

/**
 * Sends events as pipelines do. What was sent before changes nothing, so it can be sent again until all of it is kept.
 *
 * @returns how many of them were new or said something else
 * @throws Error for events whose service is not known yet, and for those that were refused
 */
export async function sendDelivery(
  delivery: CompanyDelivery,
  { api, token }: { api: ReadinessApi; token: string },
): Promise<number> {
  let changed = 0;
  for (const body of batchesOf(delivery)) {
    const result = await api.pushEvents(
      { body: { source, ...body } },
      { token },
    );
    const [problem] = [
      ...result.refused.map(({ id, error }) => `${id}: ${error.message}`),
      ...result.unmapped.map(({ id, reason }) => `${id}: ${reason}`),
    ];
    if (problem) throw new Error(problem);
    changed += result.changed;
  }
  return changed;
}

function batchesOf(delivery: CompanyDelivery): PushEventsBody[] {
  const kinds = ['incidents', 'changes', 'deployments'] as const;
  return kinds.flatMap(kind => {
    const events = delivery[kind];
    return Array.from(
      { length: Math.ceil(events.length / eventsAtOnce) },
      (_, at) => ({
        [kind]: events.slice(at * eventsAtOnce, (at + 1) * eventsAtOnce),
      }),
    );
  });
}
