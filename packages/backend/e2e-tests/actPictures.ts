import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { decider, failingCheck, held, unpriced } from './cast';
import type { Portal } from './portal';
import type { Stage } from './stage';
import { tabOf } from './tabOf';
import { themes, visit, type Visitor, type VisitorOptions } from './visitor';

const pictures =
  process.env.JOURNEYS_SCREENSHOTS ??
  resolve(__dirname, '../../../test-results/screenshots');

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString();

/** Every screen of acts in every look: that it is readable and fits, and pictures for a person. */
export function describeActPictures(stage: Stage) {
  const looks = themes.flatMap(theme =>
    (['wide', 'narrow'] as const).map(width => ({ theme, width })),
  );
  describe('What people do, in pictures', () => {
    before(() => prepare(stage.portal));
    looks.forEach(look =>
      it(`is readable and fits, ${look.theme} and ${look.width}`, async () => {
        const { browser, portal } = stage;
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
            tabOf(held, { check: failingCheck }),
            `#readiness-check-${failingCheck}`,
          ],
        ]) {
          await visitor.open(path!);
          problems.push(
            ...(await picture(visitor, { name: name!, look, lookAt })),
          );
        }
        await mine.open(tabOf(unpriced, { check: 'cost-estimated' }));
        await mine.page
          .getByRole('button', { name: 'Attest again: Cost estimated' })
          .click();
        problems.push(...(await picture(mine, { name: 'attest', look })));
        await mine.page.keyboard.press('Escape');
        await mine.open(tabOf('vouchers', { check: failingCheck }));
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
}

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
        entityRef: `component:default/${service}`,
        checkIds,
        reason,
        explanation,
        until: inDays(days),
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
    await ask(held, [failingCheck, 'cost-estimated'], {
      days: 60,
      reason: 'plannedWork',
      explanation: 'The new pipeline brings it in January.',
    }),
  );
  await approve(
    await ask('fraud-screening', ['recovery-exercised'], {
      days: 9,
      reason: 'acceptedRisk',
      explanation: 'Orders are screened by hand while it is away.',
    }),
  );
  await ask('fraud-screening', ['distributed-traces-collected'], {
    days: 45,
    reason: 'external',
    explanation: 'Waits for the vendor of the model to send trace headers.',
  });
  await portal.post(
    '/api/readiness/disputes',
    {
      entityRef: `component:default/${held}`,
      checkId: failingCheck,
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
