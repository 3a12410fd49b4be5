import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { approveWaiver, askForWaiver, attestCost } from './acts';
import { failingCheck, held, unpriced } from './cast';
import { setStage } from './stage';
import { tabOf } from './tabOf';
import { visit, type Visitor, withEvidence } from './visitor';

describe('The classic front-end system', () => {
  const stage = setStage({ classic: true });
  let visitor: Visitor;

  before(async () => {
    visitor = await visit(stage.browser, stage.portal, {
      as: 'ines.halloran',
    });
  });
  after(() => visitor?.leave());

  const step = (name: string, steps: () => Promise<void>) =>
    it(name, () =>
      withEvidence(
        `classic ${name}`,
        { visitor, portal: stage.portal },
        async () => {
          await steps();
          assert.deepEqual(visitor.errors, []);
        },
      ),
    );

  step('leads from the list over the card to the tab', async () => {
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
  });

  step('takes somebody’s word where no source answers', () =>
    attestCost(visitor, unpriced),
  );

  step('asks for a waiver, which another person decides about', async () => {
    await askForWaiver(visitor, {
      ...{ service: held, check: failingCheck },
      seconds: 3600,
    });
    const other = await visit(stage.browser, stage.portal);
    await other.page.evaluate(() => window.localStorage.clear());
    await other.page.goto(stage.portal.url);
    await other.page
      .getByRole('button', { name: 'Sign in as Yuki Tanabe' })
      .click();
    await other.page.getByRole('link', { name: 'Readiness' }).first().waitFor();
    await approveWaiver(other, held);
    await visitor.open(tabOf(held));
    await visitor.page.getByText('4 Optimized · the service is here').waitFor();
    await visitor.page.getByText('2 waived · earned 3').waitFor();
    assert.deepEqual(other.errors, []);
    await other.leave();
  });
});
