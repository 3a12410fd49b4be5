import type {
  CollectorList,
  ServiceList,
  Status,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Portal } from './portal';

interface CatalogEntity {
  metadata: { namespace: string; name: string };
}

/** The references of all components that the catalog lists. */
export async function componentsOf(portal: Portal): Promise<string[]> {
  const entities = await portal.get<CatalogEntity[]>(
    '/api/catalog/entities?filter=kind=component&fields=metadata.namespace,metadata.name',
  );
  return entities.map(({ metadata: { namespace, name } }) =>
    `component:${namespace}/${name}`.toLocaleLowerCase('en-US'),
  );
}

/** Every service that the plugin lists, over all pages. */
export async function servicesOf(
  portal: Portal,
): Promise<ServiceList['items']> {
  const items: ServiceList['items'] = [];
  let cursor: string | undefined;
  do {
    const query = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const list = await portal.get<ServiceList>(
      `/api/readiness/services?limit=200${query}`,
    );
    items.push(...list.items);
    cursor = list.nextCursor;
  } while (cursor);
  return items;
}

async function poll(what: string, portal: Portal, ask: () => Promise<boolean>) {
  const deadline = Date.now() + 120_000;
  while (!(await ask())) {
    if (Date.now() > deadline) {
      throw new Error(`Waited in vain until ${what}:\n${portal.log()}`);
    }
    await new Promise(done => setTimeout(done, 1000));
  }
}

/** A collector that comes seldom is asked about what is new by itself: it is enough that it ran. */
const isFarOff = (nextRunAt?: string) =>
  nextRunAt !== undefined && Date.parse(nextRunAt) > Date.now() + 60_000;

/** Waits until the catalog has read its files, every collector has run over all of it, and all is evaluated. */
export async function untilSettled(portal: Portal): Promise<void> {
  // Reading pauses between files and rounds: ten looks in a row that find the same.
  let same = 0;
  let before = 0;
  await poll('every service is known', portal, async () => {
    const components = (await componentsOf(portal)).length;
    const services = (await servicesOf(portal)).length;
    same = components === before && components === services ? same + 1 : 0;
    before = components;
    return components > 0 && same >= 10;
  });
  const known = new Date().toISOString();
  await poll('every collector has run', portal, async () => {
    const { items } = await portal.get<CollectorList>(
      '/api/readiness/collectors',
    );
    return items
      .filter(({ kind }) => kind === 'pull')
      .every(
        ({ lastRun, nextRunAt }) =>
          lastRun?.endedAt &&
          (lastRun.startedAt > known || isFarOff(nextRunAt)),
      );
  });
  await poll('everything is evaluated', portal, async () => {
    const { queue } = await portal.get<Status>('/api/readiness/status');
    return queue.depth === 0;
  });
}
