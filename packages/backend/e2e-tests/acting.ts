import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceCard } from '@service-readiness/backstage-plugin-readiness-common';
import {
  answerDispute,
  approveWaiver,
  askForWaiver,
  attestAgain,
  attestCost,
  dispute,
} from './acts';
import { decider, failingCheck, held, unpriced } from './cast';
import type { Portal } from './portal';
import type { Stage } from './stage';
import { tabOf } from './tabOf';
import { visit, type Visitor, withEvidence } from './visitor';

const disputed = 'delivery.progressive';

async function levelOf(portal: Portal, service: string) {
  const card = await portal.get<ServiceCard>(
    `/api/readiness/services/component/default/${service}`,
  );
  return card.scorecards[0]?.level.level;
}

/** Journeys of people who attest, waive and dispute. */
export function describeActing(stage: Stage, database: string) {
  describe('What people do', () => {
    let asker: Visitor;
    let other: Visitor;

    before(async () => {
      const { browser, portal } = stage;
      asker = await visit(browser, portal, { as: 'ines.halloran' });
      other = await visit(browser, portal, { as: decider });
    });
    after(async () => {
      await asker?.leave();
      await other?.leave();
    });

    const step = (name: string, steps: () => Promise<void>) =>
      it(name, () =>
        withEvidence(
          `acts ${database} ${name}`,
          { visitor: asker, portal: stage.portal },
          steps,
        ),
      );

    it('is done as whom one chooses when signing in', async () => {
      const { browser, portal } = stage;
      const visitor = await visit(browser, portal);
      const { page } = visitor;
      await page.evaluate(() => window.localStorage.clear());
      await page.goto(portal.url);
      await page
        .getByRole('button', { name: 'Sign in as Yuki Tanabe' })
        .click();
      await page.getByRole('link', { name: 'Readiness' }).first().waitFor();
      await page.goto(`${portal.url}/settings`);
      await page.getByText('user:default/yuki.tanabe').first().waitFor();
      await visitor.leave();
    });

    step(
      'waives what cannot be met now, once another has decided',
      async () => {
        const { page } = asker;
        assert.equal(await levelOf(stage.portal, held), 3);
        await askForWaiver(asker, {
          service: held,
          check: failingCheck,
          seconds: 45,
        });
        assert.equal(
          await page.getByRole('button', { name: /^Approve/ }).count(),
          0,
          'nobody decides about their own request',
        );
        await approveWaiver(other, held);
        await asker.open(tabOf(held));
        await page.getByText('4 Optimized · the service is here').waitFor();
        await page.getByText('2 waived · earned 3').waitFor();
      },
    );

    step(
      'lifts a service by somebody’s word where no source answers',
      async () => {
        await attestCost(asker, unpriced);
        await attestAgain(asker, unpriced);
      },
    );

    step(
      'disputes a fact, and has it answered by who looks after its source',
      async () => {
        await dispute(asker, {
          service: held,
          check: failingCheck,
          fact: disputed,
        });
        await answerDispute(other, { service: held, fact: disputed });
        await asker.open(tabOf(held, { check: failingCheck }));
        await asker.page.getByText(/“It is not in the pipeline.”/).waitFor();
      },
    );

    step('loses the level again when the waiver lapses', async () => {
      const { page } = asker;
      const deadline = Date.now() + 150_000;
      while ((await levelOf(stage.portal, held)) !== 3) {
        assert.ok(Date.now() < deadline, 'the waiver lapses');
        await sleep(1000);
      }
      await asker.open(tabOf(held));
      await page.getByText('3 Proactive · the service is here').waitFor();
      await page
        .getByRole('list', { name: 'Changes, newest first' })
        .getByText(/a date passed/)
        .first()
        .waitFor();
      await asker.open('/readiness/waivers?state=lapsed');
      await page.getByRole('row').filter({ hasText: held }).waitFor();
    });

    step('is all in the log', async () => {
      await asker.open('/readiness/activity?by=ines.halloran');
      const log = asker.page.getByRole('table', { name: 'Activity' });
      for (const act of [/^Attested/, /^Asked for a waiver/, /is wrong/]) {
        await log.getByText(act).first().waitFor();
      }
    });
  });
}
