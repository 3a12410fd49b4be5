import {
  isProduction,
  type Change,
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
/** A deployment may name hundreds; a page of events has to stay one. */
const mostChanges = 50;
const list = 'delivery events';

type Kept = Awaited<ReturnType<ReadinessStore['delivery']['list']>>[number];

/** Events about one service, the newest first; of others that they are about, those that the caller sees. */
export async function deliveryEventPage(options: {
  store: Pick<ReadinessStore, 'delivery'>;
  policy: DoraPolicy;
  entityRef: string;
  isSeen: (entityRef: string) => boolean;
  query: DeliveryEventQuery;
}): Promise<DeliveryEventList> {
  const { store, policy, entityRef, isSeen, query } = options;
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
    items: page.map(kept => eventView(kept, { policy, isSeen })),
    nextCursor:
      last && found.length > limit
        ? writeActCursor(list, { at: last.at, id: keptEventKey(last) })
        : undefined,
  };
}

function momentOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

function namedChange({ id, title, url, committedAt, mergedAt }: Change) {
  const moment = (at?: number) => (at === undefined ? undefined : isoOf(at));
  return {
    id,
    title,
    url,
    committedAt: moment(committedAt),
    mergedAt: moment(mergedAt),
  };
}

function eventView(
  kept: Kept,
  {
    policy,
    isSeen,
  }: { policy: DoraPolicy; isSeen: (entityRef: string) => boolean },
): DeliveryEventView {
  const { source, id, title, url } = kept.event;
  const shared = {
    kind: kept.kind,
    source,
    id,
    title,
    url,
    entityRefs: (kept.event.entityRefs ?? []).filter(isSeen),
    at: isoOf(kept.at),
    receivedAt: isoOf(kept.receivedAt),
  };
  switch (kept.kind) {
    case 'deployment': {
      const { environment, status, version, changes } = kept.event;
      return {
        ...shared,
        environment,
        production: isProduction(environment, policy),
        status,
        version,
        changeCount: changes?.length,
        changes: changes?.slice(0, mostChanges).map(namedChange),
      };
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
