import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parseEntityRef } from '@backstage/catalog-model';
import type { ServiceList } from '@service-readiness/backstage-plugin-readiness-common';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium';
import { type Portal, startPortal } from './portal';
import { untilSettled } from './untilSettled';
import { themes, visit, type Visitor, widths, withEvidence } from './visitor';

const folder =
  process.env.JOURNEYS_SCREENSHOTS ??
  resolve(__dirname, '../../../test-results/screenshots');

interface Screen {
  name: string;
  /** What of the page is ours. */
  ours: string;
  path(service: string): string;
}

const screens: Screen[] = [
  { name: 'services', ours: 'main', path: () => '/readiness' },
  { name: 'scorecards', ours: 'main', path: () => '/readiness/scorecards' },
  { name: 'sources', ours: 'main', path: () => '/readiness/sources' },
  {
    name: 'service-card',
    ours: 'main',
    path: service => `/catalog/${service}`,
  },
  {
    name: 'service',
    ours: 'main',
    path: service => `/catalog/${service}/readiness`,
  },
  {
    name: 'check',
    ours: 'main',
    path: service => `/catalog/${service}/readiness?check=has-runbook`,
  },
  {
    name: 'group',
    ours: 'main',
    path: () => '/catalog/default/group/payments',
  },
];

/** A service with a bit of everything: one that has moved, and something left to do. */
async function tellingService(portal: Portal): Promise<string> {
  const { items } = await portal.get<ServiceList>(
    '/api/readiness/services?check=has-runbook&outcome=fail&orderBy=level&order=desc&limit=1',
  );
  assert.ok(items[0], 'a service of the example company has no runbook');
  const { kind, namespace, name } = parseEntityRef(items[0].entityRef);
  return `${namespace}/${kind}/${name}`;
}

describe('Every screen', () => {
  let portal: Portal;
  let browser: Browser;
  let service: string;

  before(async () => {
    portal = await startPortal({});
    await untilSettled(portal);
    browser = await launchChromium();
    service = await tellingService(portal);
  });
  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  for (const theme of themes) {
    for (const width of Object.keys(widths) as Array<keyof typeof widths>) {
      it(`is readable and fits, ${theme} and ${width}`, async () => {
        const visitor = await visit(browser, portal, { theme, width });
        for (const { name, path, ours } of screens) {
          await withEvidence(
            `${name} ${theme} ${width}`,
            { visitor, portal },
            async () => {
              await visitor.open(path(service));
              await visitor.page.screenshot({
                path: join(folder, `${name}-${theme}-${width}.png`),
                animations: 'disabled',
                caret: 'hide',
              });
              assert.deepEqual(await visitor.accessibilityProblems(ours), []);
              assert.equal(await overflow(visitor), 0);
            },
          );
        }
        assert.deepEqual(visitor.errors, []);
        await visitor.leave();
      });
    }
  }
});

/** By how many pixels the page is wider than the window. */
function overflow({ page }: Visitor): Promise<number> {
  return page.evaluate(
    () =>
      document.documentElement.scrollWidth -
      document.documentElement.clientWidth,
  );
}
