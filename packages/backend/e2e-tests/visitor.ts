import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Portal } from './portal';

const results = resolve(__dirname, '../../../test-results');

export const themes = ['light', 'dark'] as const;
export const widths = { wide: 1280, narrow: 400 } as const;

export interface VisitorOptions {
  theme?: (typeof themes)[number];
  width?: keyof typeof widths;
  /** Login of somebody of the example company; the guest, if absent. */
  as?: string;
}

/** Somebody with a browser, signed in, who notices what breaks. */
export interface Visitor {
  page: Page;
  /** Opens a page of the portal, and waits until its figures are there. */
  open(path: string): Promise<void>;
  /** Errors that the page has thrown or logged until now. */
  errors: string[];
  /** Serious and critical accessibility problems within an element, in words. */
  accessibilityProblems(selector: string): Promise<string[]>;
  leave(): Promise<void>;
}

async function signIn(page: Page, url: string) {
  await page.goto(url);
  const enter = page.getByRole('button', { name: 'Enter' });
  const navigation = page.getByRole('link', { name: 'Readiness' });
  await enter.or(navigation).first().waitFor();
  if (await enter.isVisible()) await enter.click();
  await navigation.first().waitFor({ state: 'attached' });
}

/** Waits until nothing on the page is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page
    .locator('.MuiSkeleton-root, [role="progressbar"]')
    .first()
    .waitFor({ state: 'detached' });
}

function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(String(error)));
  page.on('response', response => {
    if (response.status() >= 500) {
      errors.push(`${response.status()} ${response.url()}`);
    }
  });
  return errors;
}

async function accessibilityProblems(page: Page, selector: string) {
  const { violations } = await new AxeBuilder({ page })
    .include(selector)
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(node => `${id}: ${help}: ${node.html}`),
    );
}

async function newContext(browser: Browser, options: VisitorOptions) {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: widths[options.width ?? 'wide'], height: 900 },
    colorScheme: options.theme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  context.setDefaultTimeout(20_000);
  return context;
}

/** A new visitor, who keeps nothing of an earlier one. */
export async function visit(
  browser: Browser,
  portal: Portal,
  options: VisitorOptions = {},
): Promise<Visitor> {
  const context = await newContext(browser, options);
  // Chosen on the sign-in page before; there is a journey that chooses.
  if (options.as) {
    await context.addInitScript(
      login => window.localStorage.setItem('example-person', login),
      options.as,
    );
  }
  const page = await context.newPage();
  const errors = watchErrors(page);
  await signIn(page, portal.url);
  return {
    page,
    errors,
    async open(path) {
      await page.goto(`${portal.url}${path}`);
      await settled(page);
    },
    accessibilityProblems: selector => accessibilityProblems(page, selector),
    leave: () => context.close(),
  };
}

/** Runs a part of a journey; when it fails, leaves a picture of the page and the portal's log in test-results. */
export async function withEvidence(
  name: string,
  { visitor, portal }: { visitor: Visitor; portal: Portal },
  steps: () => Promise<void>,
): Promise<void> {
  try {
    await steps();
  } catch (error) {
    mkdirSync(results, { recursive: true });
    const file = join(results, name.replace(/\W+/g, '-'));
    await visitor.page.screenshot({ path: `${file}.png`, fullPage: true });
    writeFileSync(`${file}.log`, portal.log());
    throw new Error(`${name}: ${error}\n\nSee ${file}.png and .log`, {
      cause: error,
    });
  }
}
