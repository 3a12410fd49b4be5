import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium';
import { type Portal, startPortal } from './portal';
import { untilSettled } from './untilSettled';
import { visit, type Visitor, withEvidence } from './visitor';

describe('The classic front-end system', () => {
  let portal: Portal;
  let browser: Browser;
  let visitor: Visitor;

  before(async () => {
    portal = await startPortal({ classic: true });
    await untilSettled(portal);
    browser = await launchChromium();
    visitor = await visit(browser, portal);
  });
  after(async () => {
    await visitor?.leave();
    await browser?.close();
    await portal?.stop();
  });

  it('leads from the list over the card to the tab', () =>
    withEvidence('classic', { visitor, portal }, async () => {
      const { page } = visitor;
      await visitor.open('/readiness');
      const first = page
        .getByRole('table', { name: 'Services' })
        .locator('tbody tr')
        .first()
        .getByRole('link')
        .first();
      await first.click();
      await page.getByRole('link', { name: 'Open readiness' }).click();
      await page
        .getByRole('list', { name: 'Levels, the highest first' })
        .waitFor();
      assert.deepEqual(visitor.errors, []);
    }));
});
