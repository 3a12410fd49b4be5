import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium';
import { type Portal, type PortalOptions, startPortal } from './portal';
import { untilSettled } from './untilSettled';

/** Where journeys take place. What it has is there once its suite has begun. */
export interface Stage {
  readonly portal: Portal;
  readonly browser: Browser;
}

/** A portal that has read everything, and a browser, for all journeys of the suite that this is called in. */
export function setStage(options: PortalOptions): Stage {
  let portal: Portal | undefined;
  let browser: Browser | undefined;
  before(async () => {
    portal = await startPortal(options);
    await untilSettled(portal);
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await portal?.stop();
  });
  return {
    get portal() {
      return begun(portal);
    },
    get browser() {
      return begun(browser);
    },
  };
}

function begun<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('The suite has not begun');
  return part;
}
