import type { Page } from 'playwright-core';
import { tabOf } from './tabOf';
import type { Visitor } from './visitor';

/** Fills a field of the open dialog. */
async function fill(page: Page, label: RegExp, text: string) {
  await page.getByRole('dialog').getByLabel(label).fill(text);
}

const press = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

/** Attests what a service costs, from its page, and sees it on the highest level. */
export async function attestCost(visitor: Visitor, service: string) {
  const { page } = visitor;
  await visitor.open(`/catalog/default/component/${service}`);
  await page.getByRole('link', { name: 'Attest Cost estimated' }).click();
  await page.getByRole('button', { name: 'Attest: Cost estimated' }).click();
  await fill(page, /^What you looked at/, 'The bill of October.');
  await fill(page, /^Evidence/, 'https://wiki.example.com/invoices-costs');
  await press(page, 'Attest');
  await page.getByText('Attested. The service is at 4 Optimized.').waitFor();
  await page.getByText('4 Optimized · the service is here').waitFor();
  await page
    .getByText(/attested until/)
    .first()
    .waitFor();
}

/** Attests it anew from the list of attestations. */
export async function attestAgain(visitor: Visitor, service: string) {
  const { page } = visitor;
  await visitor.open('/readiness/attestations');
  const row = page.getByRole('row').filter({ hasText: service });
  await row.getByText('“The bill of October.”').waitFor();
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Attest again…' }).click();
  await fill(page, /^What you looked at/, 'The bill of November.');
  await press(page, 'Attest');
  await page.getByText('1 attested.').waitFor();
  await page.getByText('“The bill of November.”').waitFor();
}

/**
 * Asks for a waiver of a check and of the estimate of the cost.
 *
 * @param options - `seconds` until it ends: the shortest that can be chosen is today, and a journey does not wait
 * until midnight
 */
export async function askForWaiver(
  visitor: Visitor,
  options: { service: string; check: string; seconds: number },
) {
  const { page } = visitor;
  await visitor.open(tabOf(options.service, { check: options.check }));
  await page.getByRole('button', { name: /^Ask for a waiver: / }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Cost estimated' }).check();
  await dialog.getByLabel('Reason').click();
  await page
    .getByRole('option', { name: 'It will be met: the work is planned' })
    .click();
  await fill(page, /^Explanation/, 'Comes with the new pipeline.');
  await page.route('**/api/readiness/waivers', (route, request) => {
    if (request.method() !== 'POST') return route.continue();
    const until = new Date(Date.now() + options.seconds * 1000).toISOString();
    const postData = JSON.stringify({ ...request.postDataJSON(), until });
    return route.continue({ postData });
  });
  await press(page, 'Ask for it');
  await page.getByText(/^Asked. It waits for a decision/).waitFor();
}

/** Approves the waiver that somebody else asks for. */
export async function approveWaiver(visitor: Visitor, service: string) {
  const { page } = visitor;
  await visitor.open('/readiness/waivers');
  await page
    .getByRole('row')
    .filter({ hasText: service })
    .getByRole('button', { name: /^Approve/ })
    .click();
  await press(page, 'Approve');
  await page.getByText('Approved.').waitFor();
}

/** Says that a fact is wrong. */
export async function dispute(
  visitor: Visitor,
  options: { service: string; check: string; fact: string },
) {
  const { page } = visitor;
  const { service, check, fact } = options;
  await visitor.open(tabOf(service, { check }));
  await page
    .getByRole('button', { name: `This fact is wrong: ${fact}` })
    .click();
  await fill(page, /^What is wrong/, 'We have had a canary since May.');
  await press(page, 'Say so');
  await page.getByText(/^Said\. Whoever owns/).waitFor();
}

/** Answers, as who looks after the source, that a disputed fact is right. */
export async function answerDispute(
  visitor: Visitor,
  options: { service: string; fact: string },
) {
  const { page } = visitor;
  const { service, fact } = options;
  await visitor.open('/readiness/sources');
  await page
    .getByRole('table', { name: 'Disputed facts' })
    .getByRole('button', { name: `It is right: ${fact} of ${service}` })
    .click();
  await fill(page, /^Why it is right/, 'It is not in the pipeline.');
  await press(page, 'Answer');
  await page.getByText(`Answered: ${fact}.`).waitFor();
}
