import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PushEventsResult } from '@service-readiness/backstage-plugin-readiness-common';
import type { Locator } from 'playwright-core';
import { exampleToken } from './exampleToken';
import type { Stage } from './stage';
import { visit, type Visitor, withEvidence } from './visitor';

const service = 'gift-cards';
const page = `/catalog/default/component/${service}`;
const entityRef = `component:default/${service}`;

/** The journey of who sends events from a pipeline and from an incident, and sees the service change. */
export function describeDelivering(stage: Stage, database: string) {
  describe('What is delivered', () => {
    let visitor: Visitor;
    /** Unique, for a database may have seen an earlier run. */
    const id = `journey-${Date.now()}`;
    const began = Date.now();
    const minutesAgo = (minutes: number) =>
      new Date(began - minutes * 60_000).toISOString();
    const deployment = {
      id,
      version: '99.1.0',
      finishedAt: minutesAgo(20),
      changes: [{ id: `${id}-change`, committedAt: minutesAgo(80) }],
    };
    const incident = {
      id: `${id}-incident`,
      title: 'Codes are refused',
      startedAt: minutesAgo(15),
      deploymentId: id,
    };

    before(async () => {
      visitor = await visit(stage.browser, stage.portal);
    });
    after(() => visitor?.leave());

    const step = (name: string, steps: () => Promise<void>) =>
      it(name, () =>
        withEvidence(
          `${database} ${name}`,
          { visitor, portal: stage.portal },
          steps,
        ),
      );

    /** What curl sends from a pipeline. */
    const send = async (what: 'deployments' | 'incidents', body: object) => {
      const response = await fetch(
        `${stage.portal.url}/api/readiness/delivery/${what}`,
        {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${exampleToken()}`,
            'Content-Type': 'application/json',
          },
          body: JSON.stringify({ entityRef, ...body }),
        },
      );
      const text = await response.text();
      assert.ok(response.ok, `${response.status} ${text}`);
      return JSON.parse(text) as PushEventsResult;
    };

    /** The page looks again when the reader comes back to it; until then nothing is loaded anew. */
    const comeBackUntil = async (sign: Locator) => {
      const deadline = Date.now() + 30_000;
      while (!(await sign.isVisible())) {
        assert.ok(Date.now() < deadline, `${sign} appears`);
        await visitor.page.evaluate(() =>
          window.dispatchEvent(new Event('focus')),
        );
        await visitor.page.waitForTimeout(500);
      }
    };

    const mark = (name: RegExp) =>
      visitor.page
        .getByRole('toolbar', { name: /^Deployments and incidents/ })
        .getByRole('button', { name });

    // Others that waited may come with it.
    step('shows a deployment on the tab that is open', async () => {
      await visitor.open(`${page}/readiness`);
      await visitor.page.getByRole('tab', { name: 'Delivery' }).click();
      await visitor.page
        .getByRole('region', { name: 'Deployment frequency' })
        .waitFor();
      const { accepted, changed } = await send('deployments', deployment);
      assert.deepEqual([accepted, changed], [1, 1]);
      await comeBackUntil(
        mark(/^Deployment 99\.1\.0 succeeded, .*, [1-9]\d* changes?$/),
      );
    });

    step('marks it as failed once an incident names it', async () => {
      await send('incidents', incident);
      await comeBackUntil(mark(/^Deployment 99\.1\.0 counts as failed: /));
      await mark(/^Incident Codes are refused, open since /).waitFor();
      await visitor.page
        .getByRole('region', { name: 'Failed deployment recovery' })
        .getByText(/\d+ incidents? still open/)
        .waitFor();
    });

    step('measures how long it took, once it is over', async () => {
      await send('incidents', { ...incident, resolvedAt: minutesAgo(5) });
      await comeBackUntil(
        mark(/^Incident Codes are refused, .* resolved after 10 min$/),
      );
      const row = visitor.page
        .getByRole('table', { name: 'Events' })
        .getByRole('row')
        .filter({ hasText: 'Codes are refused' });
      await visitor.page.reload();
      await row.getByText(/^resolved /).waitFor();
    });

    step('changes nothing when it comes twice', async () => {
      const { accepted, changed } = await send('deployments', deployment);
      assert.deepEqual([accepted, changed], [1, 0]);
    });

    step('stands on the card, and leads to the tab', async () => {
      await visitor.open(page);
      const line = visitor.page.getByRole('link', {
        name: /^Deployment frequency: [\d.]+ \/ week/,
      });
      await line.click();
      await mark(/^Deployment 99\.1\.0/).waitFor();
    });

    step('adds up for the company, and breaks nowhere on the way', async () => {
      await visitor.open('/readiness/delivery');
      await visitor.page
        .getByText(/^Of \d+ services that you can see, [1-9]\d* with/)
        .waitFor();
      await visitor.page
        .getByRole('list', { name: 'Bands of deployment frequency' })
        .waitFor();
      assert.deepEqual(visitor.errors, []);
    });
  });
}
