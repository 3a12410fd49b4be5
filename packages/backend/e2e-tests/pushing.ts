import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { exampleToken } from './exampleToken';
import type { Portal } from './portal';
import type { Stage } from './stage';
import { tabOf } from './tabOf';
import { visit, type Visitor, withEvidence } from './visitor';

const root = resolve(__dirname, '../../..');
const cli = resolve(root, 'packages/readiness-cli/bin/readiness');
const service = 'gift-cards';

/** What a company adds to judge one service by what its pipelines push. */
export const codeQuality = `
id: code-is-tested
title: Code is tested
owner: group:default/platform
category: Reliability
capability: velocity
effort: medium
outcome: A change that breaks something is noticed before it is shipped.
why: What no test runs through is tried by customers.
fix: Write tests, and push the coverage.
rule: facts.quality.testCoverage >= 80.0
examples:
  - { facts: { quality: { testCoverage: 81.5 } }, outcome: pass }
  - { facts: { quality: { testCoverage: 12 } }, outcome: fail }
---
id: code-quality
title: Code quality
owner: group:default/platform
appliesTo: { kind: Component, metadata.name: ${service} }
levels:
  - { level: 1, name: Untested }
  - { level: 2, name: Tested, checks: [code-is-tested] }
`;

/** What somebody types in a terminal, and what they read there. */
function push(portal: Portal, ...args: string[]) {
  const child = spawn(process.execPath, [cli, 'push', ...args], {
    env: {
      ...process.env,
      READINESS_URL: portal.url,
      READINESS_TOKEN: exampleToken(),
    },
  });
  let output = '';
  child.stdout.on('data', text => (output += text));
  child.stderr.on('data', text => (output += text));
  return new Promise<{ code: number | null; output: string }>(done =>
    child.once('close', code => done({ code, output })),
  );
}

/** The journey of who pushes a fact from a terminal, and looks at it in the portal. */
export function describePushing(stage: Stage, database: string) {
  describe('What is pushed', () => {
    let visitor: Visitor;

    before(async () => {
      visitor = await visit(stage.browser, stage.portal);
    });
    after(() => visitor?.leave());

    it('moves the level, in the terminal as on the page, and is shown with its source and age', () =>
      withEvidence(
        `push ${database}`,
        { visitor, portal: stage.portal },
        async () => {
          const { page } = visitor;
          const tab = tabOf(service, {
            scorecard: 'code-quality',
            check: 'code-is-tested',
          });
          await visitor.open(tab);
          await page.getByText('1 Untested · the service is here').waitFor();

          const entityRef = `component:default/${service}`;
          const { code, output } = await push(
            stage.portal,
            ...['--entity', entityRef, 'quality.testCoverage=81.5'],
          );
          assert.equal(code, 0, output);
          assert.match(output, /^pipelines: 1 accepted, 0 refused$/m);
          const [, level, was] =
            /code-quality (.+) \(was (\d+)\)/.exec(output) ?? [];
          assert.deepEqual([level, was], ['2 Tested', '1'], output);

          await visitor.open(tab);
          await page.getByText(`${level} · the service is here`).waitFor();
          const fact = page
            .getByRole('table', { name: 'Facts of Code is tested' })
            .getByRole('row')
            .filter({ hasText: 'quality.testCoverage' });
          await fact.getByText('81.5').waitFor();
          await fact.getByText('Pipelines').waitFor();
          await fact.getByText(/^as of (just now|1 min ago)$/).waitFor();
          assert.deepEqual(visitor.errors, []);
        },
      ));
  });
}
