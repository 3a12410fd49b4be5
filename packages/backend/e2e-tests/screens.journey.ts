import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  DeliveryView,
  ServiceList,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium';
import { type Portal, startPortal } from './portal';
import { untilSettled } from './untilSettled';
import { themes, visit, type Visitor, type VisitorOptions } from './visitor';

const folder =
  process.env.JOURNEYS_SCREENSHOTS ??
  resolve(__dirname, '../../../test-results/screenshots');

interface Screen {
  name: string;
  path(service: string): string;
  /** What to look at, where it is not at the top. */
  lookAt?: string;
}

const screens: Screen[] = [
  { name: 'services', path: () => '/readiness' },
  { name: 'scorecards', path: () => '/readiness/scorecards' },
  { name: 'sources', path: () => '/readiness/sources' },
  {
    name: 'service-card',
    path: service => `/catalog/${service}`,
    lookAt: 'section[aria-label="Production readiness"]',
  },
  { name: 'service', path: service => `/catalog/${service}/readiness` },
  {
    name: 'check',
    path: service => `/catalog/${service}/readiness?check=has-runbook`,
    lookAt: '#readiness-check-has-runbook',
  },
  {
    name: 'group',
    path: () => '/catalog/default/group/payments',
    lookAt: '[aria-label^="Levels of services below"]',
  },
  {
    name: 'delivery',
    path: () => '/catalog/default/component/refunds/readiness/delivery',
    lookAt: 'section[aria-label="Deployment frequency"]',
  },
  {
    name: 'delivery-computed',
    path: () =>
      '/catalog/default/component/refunds/readiness/delivery?window=90d&figure=leadTime',
    lookAt: '#readiness-figure-leadTime',
  },
  {
    name: 'delivery-group',
    path: () => '/catalog/default/group/payments/delivery',
  },
  {
    name: 'assessment',
    path: () => '/catalog/default/group/payments/delivery',
    lookAt: 'section[aria-label="What the team says"]',
  },
  { name: 'delivery-company', path: () => '/readiness/delivery' },
  {
    name: 'event-sources',
    path: () => '/readiness/sources',
    lookAt: 'section[aria-label="Event sources"]',
  },
];

/** Waits until the pipelines of the example company have told how most services were delivered. */
async function untilDelivered(portal: Portal): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const { scope } = await portal.get<DeliveryView>('/api/readiness/delivery');
    if (scope.withEvents > scope.services / 2) return;
    assert.ok(Date.now() < deadline, 'events of the example company come in');
    await new Promise(done => setTimeout(done, 1000));
  }
}

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
    await untilDelivered(portal);
    browser = await launchChromium();
    service = await tellingService(portal);
  });
  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  const looks = themes.flatMap(theme =>
    (['wide', 'narrow'] as const).map(width => ({ theme, width })),
  );
  looks.forEach(look =>
    it(`is readable and fits, ${look.theme} and ${look.width}`, async () => {
      const visitor = await visit(browser, portal, look);
      const problems: string[] = [];
      for (const screen of screens) {
        const found = await problemsOf(visitor, screen, service, look);
        problems.push(...found.map(problem => `${screen.name}: ${problem}`));
      }
      await visitor.leave();
      assert.deepEqual([...problems, ...visitor.errors], []);
    }),
  );
});

/** Takes a picture of a screen, and says what is wrong with it. */
async function problemsOf(
  visitor: Visitor,
  { name, path, lookAt }: Screen,
  service: string,
  { theme, width }: Required<Pick<VisitorOptions, 'theme' | 'width'>>,
): Promise<string[]> {
  await visitor.open(path(service));
  if (lookAt) await bringIntoView(visitor, lookAt);
  await visitor.page.screenshot({
    path: join(folder, `${name}-${theme}-${width}.png`),
    animations: 'disabled',
    caret: 'hide',
  });
  const tooWide = await overflow(visitor);
  return [
    ...(await visitor.accessibilityProblems('main')),
    ...(tooWide > 0 ? [`wider than the window by ${tooWide} px`] : []),
  ];
}

/** With room above, where the title of a card stands. */
async function bringIntoView({ page }: Visitor, selector: string) {
  await page
    .locator(selector)
    .first()
    .evaluate(element => {
      (element as HTMLElement).style.scrollMarginTop = '160px';
      element.scrollIntoView({ block: 'start', behavior: 'instant' });
    });
}

/** By how many pixels the page is wider than the window. */
function overflow({ page }: Visitor): Promise<number> {
  return page.evaluate(
    () =>
      document.documentElement.scrollWidth -
      document.documentElement.clientWidth,
  );
}
