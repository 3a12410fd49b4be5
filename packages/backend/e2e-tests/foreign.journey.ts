import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium';
import { type Portal, startPortal } from './portal';
import { componentsOf, servicesOf, untilSettled } from './untilSettled';
import { visit, type Visitor, withEvidence } from './visitor';

const catalogs = join(
  resolve(
    process.env.READINESS_SHARED_DATA ??
      resolve(__dirname, '../../../../shared/data'),
  ),
  'catalogs',
);

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
      await untilSettled(portal);
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
      const services = await servicesOf(portal);
      assert.deepEqual(
        services.map(({ entityRef }) => entityRef).sort(),
        (await componentsOf(portal)).sort(),
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
      const services = await servicesOf(portal);
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
