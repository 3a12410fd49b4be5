import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ServiceCard } from '@service-readiness/backstage-plugin-readiness-common';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { type Portal, startPortal } from './portal';
import { untilSettled } from './untilSettled';
import {
  themes,
  visit,
  type Visitor,
  type VisitorOptions,
  withEvidence,
} from './visitor';

const pictures =
  process.env.JOURNEYS_SCREENSHOTS ??
  resolve(__dirname, '../../../test-results/screenshots');

/** Of the team of the guest: no source says what it costs, and nothing else holds it. */
const unpriced = 'invoices';
/** Of the team of the guest: two checks of the highest level fail. */
const held = 'refunds';
/** Of the team that owns the checks. */
const decider = 'yuki.tanabe';
const checkOfHeld = 'delivered-progressively';

const tabOf = (service: string, check = '') =>
  `/catalog/default/component/${service}/readiness${
    check && `?check=${check}`
  }`;
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString();

async function levelOf(portal: Portal, service: string) {
  const card = await portal.get<ServiceCard>(
    `/api/readiness/services/component/default/${service}`,
  );
  return card.scorecards[0]?.level;
}

/** Fills a field of the open dialog. */
async function fill(page: Page, label: RegExp, text: string) {
  await page.getByRole('dialog').getByLabel(label).fill(text);
}

const press = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

describe('What people do', () => {
  let portal: Portal;
  let browser: Browser;
  let asker: Visitor;
  let other: Visitor;

  before(async () => {
    portal = await startPortal({});
    await untilSettled(portal);
    browser = await launchChromium();
    asker = await visit(browser, portal, { as: 'ines.halloran' });
    other = await visit(browser, portal, { as: decider });
  });
  after(async () => {
    await asker?.leave();
    await other?.leave();
    await browser?.close();
    await portal?.stop();
  });

  const step = (
    name: string,
    steps: () => Promise<void>,
    visitorOf = () => asker,
  ) =>
    it(name, () =>
      withEvidence(`acts ${name}`, { visitor: visitorOf(), portal }, steps),
    );

  it('is done as whom one chooses when signing in', async () => {
    const visitor = await visit(browser, portal);
    const { page } = visitor;
    await page.evaluate(() => window.localStorage.clear());
    await page.goto(portal.url);
    await page.getByRole('button', { name: 'Sign in as Yuki Tanabe' }).click();
    await page.getByRole('link', { name: 'Readiness' }).first().waitFor();
    await page.goto(`${portal.url}/settings`);
    await page.getByText('user:default/yuki.tanabe').first().waitFor();
    await visitor.leave();
  });

  step(
    'lifts a service by somebody’s word where no source answers',
    async () => {
      const { page } = asker;
      await asker.open(`/catalog/default/component/${unpriced}`);
      await page.getByRole('link', { name: 'Attest Cost estimated' }).click();
      await page
        .getByRole('button', { name: 'Attest: Cost estimated' })
        .click();
      await fill(page, /^What you looked at/, 'The bill of October.');
      await fill(page, /^Evidence/, 'https://wiki.example.com/invoices-costs');
      await press(page, 'Attest');
      await page
        .getByText('Attested. The service is at 4 Optimized.')
        .waitFor();
      await page.getByText('4 Optimized · the service is here').waitFor();
      await page
        .getByText(/attested until/)
        .first()
        .waitFor();

      await asker.open('/readiness/attestations');
      const row = page.getByRole('row').filter({ hasText: unpriced });
      await row.getByText('“The bill of October.”').waitFor();
      await row.getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Attest again…' }).click();
      await fill(page, /^What you looked at/, 'The bill of November.');
      await press(page, 'Attest');
      await page.getByText('1 attested.').waitFor();
      await page.getByText('“The bill of November.”').waitFor();
    },
  );

  step(
    'waives what cannot be met now, once another has decided, and until it lapses',
    async () => {
      const { page } = asker;
      assert.equal((await levelOf(portal, held))?.level, 3);
      await asker.open(tabOf(held, checkOfHeld));
      await page.getByRole('button', { name: /^Ask for a waiver: / }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('checkbox', { name: 'Cost estimated' }).check();
      await dialog.getByLabel('Reason').click();
      await page
        .getByRole('option', { name: 'It will be met: the work is planned' })
        .click();
      await fill(page, /^Explanation/, 'Comes with the new pipeline.');
      // The shortest that can be chosen is today; a journey does not wait until midnight.
      const until = new Date(Date.now() + 45_000).toISOString();
      await page.route('**/api/readiness/waivers', (route, request) =>
        request.method() === 'POST'
          ? route.continue({
              postData: JSON.stringify({ ...request.postDataJSON(), until }),
            })
          : route.continue(),
      );
      await press(page, 'Ask for it');
      await page.getByText(/^Asked. It waits for a decision/).waitFor();
      assert.equal(
        await page.getByRole('button', { name: /^Approve/ }).count(),
        0,
        'nobody decides about their own request',
      );

      await other.open('/readiness/waivers');
      await other.page
        .getByRole('row')
        .filter({ hasText: held })
        .getByRole('button', { name: /^Approve/ })
        .click();
      await press(other.page, 'Approve');
      await other.page.getByText('Approved.').waitFor();

      await asker.open(tabOf(held));
      await page.getByText('4 Optimized · the service is here').waitFor();
      await page.getByText('2 waived · earned 3').waitFor();

      const deadline = Date.now() + 150_000;
      while ((await levelOf(portal, held))?.level !== 3) {
        assert.ok(Date.now() < deadline, 'the waiver lapses');
        await new Promise(done => setTimeout(done, 1000));
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
    },
  );

  step(
    'disputes a fact, and has it answered by who looks after its source',
    async () => {
      const { page } = asker;
      await asker.open(tabOf(held, checkOfHeld));
      await page
        .getByRole('button', {
          name: 'This fact is wrong: delivery.progressive',
        })
        .click();
      await fill(page, /^What is wrong/, 'We have had a canary since May.');
      await press(page, 'Say so');
      await page.getByText(/^Said\. Whoever owns/).waitFor();

      await other.open('/readiness/sources');
      await other.page
        .getByRole('table', { name: 'Disputed facts' })
        .getByRole('button', {
          name: 'It is right: delivery.progressive of refunds',
        })
        .click();
      await fill(other.page, /^Why it is right/, 'It is not in the pipeline.');
      await press(other.page, 'Answer');
      await other.page.getByText('Answered: delivery.progressive.').waitFor();

      await asker.open(tabOf(held, checkOfHeld));
      await page.getByText(/“It is not in the pipeline.”/).waitFor();
    },
  );

  step('is all in the log', async () => {
    const { page } = asker;
    await asker.open('/readiness/activity?by=ines.halloran');
    const log = page.getByRole('table', { name: 'Activity' });
    for (const act of [/^Attested/, /^Asked for a waiver/, /is wrong/]) {
      await log.getByText(act).first().waitFor();
    }
  });

  const looks = themes.flatMap(theme =>
    (['wide', 'narrow'] as const).map(width => ({ theme, width })),
  );
  describe('in pictures', () => {
    before(() => prepare(portal));
    looks.forEach(look =>
      it(`is readable and fits, ${look.theme} and ${look.width}`, async () => {
        const visitor = await visit(browser, portal, { ...look, as: decider });
        const mine = await visit(browser, portal, {
          ...look,
          as: 'ines.halloran',
        });
        const problems: string[] = [];
        for (const [name, path, lookAt] of [
          ['waivers', '/readiness/waivers'],
          ['attestations', '/readiness/attestations'],
          ['activity', '/readiness/activity'],
          [
            'disputes',
            '/readiness/sources',
            'section[aria-label="Disputed facts"]',
          ],
          [
            'waived',
            tabOf(held, checkOfHeld),
            `#readiness-check-${checkOfHeld}`,
          ],
        ]) {
          await visitor.open(path!);
          problems.push(
            ...(await picture(visitor, { name: name!, look, lookAt })),
          );
        }
        await mine.open(tabOf(unpriced, 'cost-estimated'));
        await mine.page
          .getByRole('button', { name: 'Attest again: Cost estimated' })
          .click();
        problems.push(...(await picture(mine, { name: 'attest', look })));
        await mine.page.keyboard.press('Escape');
        await mine.open(tabOf('vouchers', 'delivered-progressively'));
        await mine.page
          .getByRole('button', { name: /^Ask for a waiver/ })
          .click();
        problems.push(...(await picture(mine, { name: 'ask-waiver', look })));
        await visitor.leave();
        await mine.leave();
        assert.deepEqual([...problems, ...visitor.errors, ...mine.errors], []);
      }),
    );
  });
});

/** One of each kind to look at: a waiver that waits, one in force, one that runs out, and an open dispute. */
async function prepare(portal: Portal) {
  const ask = async (
    service: string,
    checkIds: string[],
    waiver: { days: number; reason: string; explanation: string },
  ) => {
    const { days, reason, explanation } = waiver;
    const answer = await portal.post<{ waiver: { id: string } }>(
      '/api/readiness/waivers',
      {
        ...{ entityRef: `component:default/${service}`, checkIds },
        ...{ reason, explanation, until: inDays(days) },
      },
      'ines.halloran',
    );
    return answer.waiver.id;
  };
  const approve = (id: string) =>
    portal.post(
      `/api/readiness/waivers/${id}/decision`,
      { outcome: 'approved', comment: 'Agreed in the platform meeting.' },
      decider,
    );
  await approve(
    await ask(held, [checkOfHeld, 'cost-estimated'], {
      ...{ days: 60, reason: 'plannedWork' },
      explanation: 'The new pipeline brings it in January.',
    }),
  );
  await approve(
    await ask('fraud-screening', ['recovery-exercised'], {
      ...{ days: 9, reason: 'acceptedRisk' },
      explanation: 'Orders are screened by hand while it is away.',
    }),
  );
  await ask('fraud-screening', ['distributed-traces-collected'], {
    ...{ days: 45, reason: 'external' },
    explanation: 'Waits for the vendor of the model to send trace headers.',
  });
  await portal.post(
    '/api/readiness/disputes',
    {
      entityRef: `component:default/${held}`,
      checkId: checkOfHeld,
      factName: 'delivery.rollbackRehearsed',
      comment: 'It was rehearsed on the first of the month.',
    },
    'ines.halloran',
  );
}

/** Takes a picture of what is open, and says what is wrong with it. */
async function picture(
  visitor: Visitor,
  options: {
    name: string;
    look: Required<Pick<VisitorOptions, 'theme' | 'width'>>;
    lookAt?: string;
  },
): Promise<string[]> {
  const { name, look, lookAt } = options;
  const { page } = visitor;
  if (lookAt) {
    await page
      .locator(lookAt)
      .first()
      .evaluate(element => {
        (element as HTMLElement).style.scrollMarginTop = '80px';
        element.scrollIntoView({ block: 'start', behavior: 'instant' });
      });
  }
  await page.screenshot({
    path: join(pictures, `${name}-${look.theme}-${look.width}.png`),
    animations: 'disabled',
    caret: 'hide',
  });
  const dialog = (await page.getByRole('dialog').count()) > 0;
  const tooWide = await page.evaluate(
    () =>
      document.documentElement.scrollWidth -
      document.documentElement.clientWidth,
  );
  const found = await visitor.accessibilityProblems(
    dialog ? '[role="dialog"]' : 'main',
  );
  return [
    ...found,
    ...(tooWide > 0 ? [`wider than the window by ${tooWide} px`] : []),
  ].map(problem => `${name}: ${problem}`);
}
