import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { testDatabases } from './database/__testUtils__/databases';
import { appOf } from './testing/appOf';
import { component, TestHarness } from './testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const [anyDatabase = 'SQLITE_3'] = databases.ids;
const text = readFileSync(
  resolve(__dirname, '../../../docs/delivery/send-events.md'),
  'utf8',
);
/** What the page has curl send, and where to. */
const commands = [
  ...text.matchAll(/-d '(\{[\s\S]*?\})' \\\n\s+\S+\/api\/readiness(\/\S+)/g),
].map(([, body = '', path = '']) => ({ body, path }));

describe('docs/delivery/send-events.md', () => {
  it('has commands that do what it says', async () => {
    const { store } = await databases.create(anyDatabase);
    const harness = await TestHarness.create(store, {
      config: {
        delivery: {
          sources: [
            { id: 'pipelines', title: 'Our pipelines', subjects: ['ci'] },
          ],
        },
      },
    });
    harness.setCatalog([component('refunds'), component('ledger')]);
    await harness.round();
    const app = appOf(harness, mockCredentials.service('ci'));
    const answers: unknown[] = [];
    for (const { body, path } of commands) {
      const { status, body: answer } = await request(app)
        .post(path)
        .set('Content-Type', 'application/json')
        .send(body);
      expect(status).toBe(200);
      answers.push(answer);
    }
    const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
    expect(answers).toEqual([
      JSON.parse(shown),
      expect.objectContaining({ accepted: 1, refused: [] }),
      expect.objectContaining({
        accepted: 1,
        refused: [
          {
            kind: 'deployment',
            index: 1,
            id: 'build-4713',
            error: expect.objectContaining({
              message: expect.stringContaining("'sideways'"),
            }),
          },
        ],
      }),
    ]);
  });
});
