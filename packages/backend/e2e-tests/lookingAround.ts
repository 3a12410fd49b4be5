import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  CollectorList,
  ServiceCard,
  ServiceList,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Locator } from 'playwright-core';
import { parseAllDocuments } from 'yaml';
import type { Portal } from './portal';
import type { Stage } from './stage';
import { settled, visit, type Visitor, withEvidence } from './visitor';

async function cardOf(portal: Portal, entityRef: string): Promise<ServiceCard> {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return portal.get(`/api/readiness/services/${kind}/${namespace}/${name}`);
}

/** A service that a runbook alone would lift. */
async function serviceThatNeedsOnlyARunbook(portal: Portal) {
  const { items } = await portal.get<ServiceList>(
    '/api/readiness/services?check=has-runbook&outcome=fail&limit=500',
  );
  for (const { entityRef, title } of items) {
    const [scorecard] = (await cardOf(portal, entityRef)).scorecards;
    const [step, ...others] = scorecard?.nextSteps ?? [];
    if (step?.checkId === 'has-runbook' && others.length === 0) {
      return { entityRef, title, scorecard: scorecard! };
    }
  }
  throw new Error('No service of the example company needs only a runbook.');
}

/** Does what the next step says: adds a runbook to the service's catalog file. */
function addRunbook(company: string, entityRef: string) {
  const { name } = parseEntityRef(entityRef);
  for (const path of readdirSync(company, { recursive: true })) {
    const file = join(company, String(path));
    if (!/\.ya?ml$/.test(file)) continue;
    const documents = parseAllDocuments(readFileSync(file, 'utf8'));
    const document = documents.find(
      d =>
        d.get('kind') === 'Component' && d.getIn(['metadata', 'name']) === name,
    );
    if (!document) continue;
    const links = (document.toJS().metadata.links ?? []) as object[];
    document.setIn(
      ['metadata', 'links'],
      [
        ...links,
        {
          url: 'https://runbooks.example.com/journey',
          title: 'Runbook',
          type: 'runbook',
        },
      ],
    );
    writeFileSync(file, documents.map(String).join('---\n'));
    return;
  }
  throw new Error(`No catalog file of ${entityRef} in ${company}`);
}

/** Journeys of who looks around: from lists to services, sources and groups. */
export function describeLookingAround(stage: Stage, database: string) {
  describe('Looking around', () => {
    let visitor: Visitor;

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

    step('says that it is an example', async () => {
      await visitor.open('/readiness');
      await visitor.page
        .getByText('Example data: not a real company.')
        .waitFor();
    });

    step(
      'leads from the list to the one step that a service needs, and up a level',
      async () => {
        const { page } = visitor;
        const service = await serviceThatNeedsOnlyARunbook(stage.portal);
        const { level, nextLevel } = service.scorecard;

        await visitor.open('/readiness');
        await page
          .getByLabel('Search name or title')
          .fill(service.title.slice(0, -1));
        const row = page
          .getByRole('row')
          .filter({ has: page.getByRole('link', { name: service.title }) });
        await row.getByText(`${level.level} ${level.name}`).waitFor();
        await row.getByRole('link', { name: service.title }).click();

        const card = page.getByRole('region', {
          name: service.scorecard.title,
        });
        await card
          .getByText(`Next: ${nextLevel?.level} ${nextLevel?.name}, 1 step`)
          .waitFor();
        await card.getByRole('link', { name: 'Runbooks written' }).click();

        await settled(page);
        await page.getByText('What to do', { exact: true }).waitFor();
        await page
          .getByText(/Add a link of type\s+.?runbook/)
          .first()
          .waitFor();

        addRunbook(stage.portal.company, service.entityRef);
        await refreshUntil(
          visitor,
          page.getByText(
            `${nextLevel?.level} ${nextLevel?.name} · the service is here`,
          ),
        );

        const history = page.getByRole('list', {
          name: 'Changes, newest first',
        });
        await history
          .getByText(/Runbooks written.*pass/i)
          .first()
          .waitFor();
        await history
          .getByText(new RegExp(`${nextLevel?.name}`))
          .first()
          .waitFor();
      },
    );

    step('shows which source fails, and why', async () => {
      const { items } = await stage.portal.get<CollectorList>(
        '/api/readiness/collectors',
      );
      const failing = items.find(({ state }) => state === 'failing');
      assert.ok(failing, 'a collector of the example company fails on purpose');
      await visitor.open('/readiness/sources');
      const row = visitor.page
        .getByRole('table', { name: 'Collectors' })
        .getByRole('row')
        .filter({ hasText: failing.title });
      await row.getByText('failing').waitFor();
      await row.getByText(failing.lastRun?.error ?? '').waitFor();
    });

    step('adds up the services of a group, and leads to them', async () => {
      const { page } = visitor;
      await visitor.open('/catalog/default/group/payments');
      const link = page.getByRole('link', { name: /^\d+ services?$/ });
      const total = Number.parseInt(await link.innerText(), 10);
      await link.click();
      await settled(page);
      const rows = page
        .getByRole('table', { name: 'Services' })
        .locator('tbody tr');
      await rows.first().waitFor();
      assert.equal(await rows.count(), total);
    });

    step('breaks nowhere on the way', async () => {
      assert.deepEqual(visitor.errors, []);
    });
  });
}

/** The catalog looks at its files every few seconds; until it has, a refresh changes nothing. */
async function refreshUntil({ page }: Visitor, reached: Locator) {
  const deadline = Date.now() + 60_000;
  while (!(await reached.isVisible())) {
    if (Date.now() > deadline) throw new Error('The refresh changes nothing.');
    await page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await page.getByText('Up to date.').waitFor();
    await page.waitForTimeout(1000);
  }
}
