import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ServiceList } from '@service-readiness/backstage-plugin-readiness-common';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium';
import { type Portal, startPortal } from './portal';
import { visit, type Visitor, withEvidence } from './visitor';

const catalogs = join(
  resolve(
    process.env.READINESS_SHARED_DATA ??
      resolve(__dirname, '../../../../shared/data'),
  ),
  'catalogs',
);

interface CatalogEntity {
  kind: string;
  metadata: { namespace: string; name: string };
}

/** How many components the catalog has once it has stopped growing. */
async function settledComponents(portal: Portal): Promise<CatalogEntity[]> {
  let before = -1;
  for (let round = 0; round < 60; round += 1) {
    const entities = await portal.get<CatalogEntity[]>(
      '/api/catalog/entities?filter=kind=component&fields=kind,metadata.namespace,metadata.name',
    );
    if (entities.length > 0 && entities.length === before) return entities;
    before = entities.length;
    await new Promise(done => setTimeout(done, 3000));
  }
  throw new Error(`The catalog does not settle:\n${portal.log()}`);
}

async function allServices(portal: Portal): Promise<ServiceList['items']> {
  const items: ServiceList['items'] = [];
  let cursor: string | undefined;
  do {
    const list = await portal.get<ServiceList>(
      `/api/readiness/services?limit=200${
        cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
      }`,
    );
    items.push(...list.items);
    cursor = list.nextCursor;
  } while (cursor);
  return items;
}

async function untilEvaluated(portal: Portal, count: number) {
  for (let round = 0; round < 60; round += 1) {
    const services = await allServices(portal);
    if (services.length >= count && services.every(({ level }) => level)) {
      return services;
    }
    await new Promise(done => setTimeout(done, 2000));
  }
  return allServices(portal);
}

for (const name of ['giantswarm', 'backstage-examples']) {
  const catalog = join(catalogs, name);
  // Optional data: without it there is nothing to run, and nothing is skipped.
  if (!existsSync(catalog)) continue;

  describe(`The catalog ${name}, which is not ours`, () => {
    let portal: Portal;
    let browser: Browser;
    let visitor: Visitor;

    before(async () => {
      portal = await startPortal({ catalog });
      browser = await launchChromium();
      visitor = await visit(browser, portal);
    });
    after(async () => {
      await visitor?.leave();
      await browser?.close();
      await portal?.stop();
    });

    const step = (title: string, steps: () => Promise<void>) =>
      it(title, () =>
        withEvidence(`${name} ${title}`, { visitor, portal }, steps),
      );

    step('loses no service', async () => {
      const components = await settledComponents(portal);
      const services = await untilEvaluated(portal, components.length);
      const refs = components.map(({ metadata }) =>
        `component:${metadata.namespace}/${metadata.name}`.toLocaleLowerCase(
          'en-US',
        ),
      );
      assert.deepEqual(
        services.map(({ entityRef }) => entityRef).sort(),
        refs.sort(),
      );
      assert.deepEqual(
        services.filter(({ level }) => !level).map(s => s.entityRef),
        [],
      );
    });

    step('is not called an example', async () => {
      await visitor.open('/readiness');
      await visitor.page.getByRole('table', { name: 'Services' }).waitFor();
      assert.equal(await visitor.page.getByText('Example data').count(), 0);
    });

    step('shows every service, whoever owns it', async () => {
      const services = await allServices(portal);
      const byState = new Map(services.map(s => [s.owner.state, s.entityRef]));
      for (const [state, entityRef] of byState) {
        const [, namespace, entityName] =
          /^component:(.+)\/(.+)$/.exec(entityRef) ?? [];
        await visitor.open(
          `/catalog/${namespace}/component/${entityName}/readiness`,
        );
        await visitor.page
          .getByRole('list', { name: 'Levels, the highest first' })
          .waitFor();
        assert.deepEqual(visitor.errors, [], `owner ${state}: ${entityRef}`);
      }
    });
  });
}
