import {
  isProduction,
  type DeliveryEventList,
  type DeliveryEventQuery,
  type DeliveryEventView,
  type DoraPolicy,
} from '@service-readiness/backstage-plugin-readiness-common';
import { keptEventKey } from '../../stores/keptEventKey';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { readActCursor, writeActCursor } from '../queries/actCursor';
import { isoOf } from '../queries/levelView';

const defaultLimit = 50;
const list = 'delivery events';

type Kept = Awaited<ReturnType<ReadinessStore['delivery']['list']>>[number];

/** Events about one service, the newest first. */
export async function deliveryEventPage(options: {
  store: Pick<ReadinessStore, 'delivery'>;
  policy: DoraPolicy;
  entityRef: string;
  query: DeliveryEventQuery;
}): Promise<DeliveryEventList> {
  const { store, policy, entityRef, query } = options;
  const { kind, cursor, limit = defaultLimit } = query;
  const found = await store.delivery.list({
    entityRef,
    kind,
    limit: limit + 1,
    from: momentOf(query.from),
    to: momentOf(query.to),
    after: readActCursor(list, cursor),
  });
  const page = found.slice(0, limit);
  const last = page[page.length - 1];
  return {
    items: page.map(kept => eventView(kept, policy)),
    nextCursor:
      last && found.length > limit
        ? writeActCursor(list, { at: last.at, id: keptEventKey(last) })
        : undefined,
  };
}

function momentOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

function eventView(kept: Kept, policy: DoraPolicy): DeliveryEventView {
  const { source, id, title, url } = kept.event;
  const shared = {
    kind: kept.kind,
    source,
    id,
    title,
    url,
    entityRefs: [...(kept.event.entityRefs ?? [])],
    at: isoOf(kept.at),
    receivedAt: isoOf(kept.receivedAt),
  };
  switch (kept.kind) {
    case 'deployment': {
      const { environment, status, version } = kept.event;
      const production = isProduction(environment, policy);
      return { ...shared, environment, production, status, version };
    }
    case 'incident': {
      const { resolvedAt } = kept.event;
      return {
        ...shared,
        resolvedAt: resolvedAt === undefined ? undefined : isoOf(resolvedAt),
      };
    }
    default:
      return shared;
  }
}
