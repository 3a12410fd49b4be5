import { mockCredentials } from '@backstage/backend-test-utils';
import { operations } from '@service-readiness/backstage-plugin-readiness-common';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Express } from 'express';
import request from 'supertest';
import { testDatabases } from '../database/__testUtils__/databases';
import { appOf } from '../testing/appOf';
import { component, TestHarness } from '../testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const [anyDatabase = 'SQLITE_3'] = databases.ids;
const secret = 'xoxb-planted-secret';
const item = {
  entityRef: 'component:default/refunds',
  facts: { 'quality.testCoverage': 81.5 },
};

describe('pushing facts over HTTP', () => {
  let server: Express;
  let harness: TestHarness;

  beforeAll(async () => {
    const { store } = await databases.create(anyDatabase);
    const facts = [{ name: 'quality.testCoverage', validity: { days: 30 } }];
    harness = await TestHarness.create(store, {
      config: {
        pushedFacts: [
          { id: 'coverage', title: 'Coverage', facts, subjects: ['ci'] },
        ],
      },
    });
    harness.setCatalog([component('refunds')]);
    await harness.round();
    server = appOf(harness, mockCredentials.service('ci'));
  });

  const post = (body: string | object) =>
    request(server)
      .post('/facts')
      .set('Content-Type', 'application/json')
      .send(body);

  it('answers as the served OpenAPI document says', async () => {
    const { body: document } = await request(server).get('/openapi.json');
    const { schema } =
      document.paths['/facts'].post.responses['200'].content[
        'application/json'
      ];
    const holds = addFormats(new Ajv({ strict: false })).compile(schema);
    const { status, body } = await post({ items: [item, { ...item }] });
    expect(status).toBe(200);
    holds(body);
    expect(holds.errors).toBeNull();
    expect(body).toMatchObject({
      ...{ source: 'coverage', accepted: [{ index: 0 }] },
      refused: [{ index: 1, error: { name: 'InputError' } }],
    });
    expect(harness.audited).toMatchObject([
      { eventId: 'facts-push', path: '/facts' },
    ]);
  });

  it('answers how a number went as the document says', async () => {
    const path = operations.getFactSeries.path;
    const { body: document } = await request(server).get('/openapi.json');
    const { schema } =
      document.paths[path].get.responses['200'].content['application/json'];
    const holds = addFormats(new Ajv({ strict: false })).compile(schema);
    const { status, body } = await request(server).get(
      '/services/component/default/refunds/facts/quality.testCoverage/series',
    );
    expect(status).toBe(200);
    holds(body);
    expect(holds.errors).toBeNull();
    expect(body.points).toEqual([{ day: '2026-03-02', value: 81.5 }]);
  });

  it.each<[string, string | object, number, RegExp]>([
    ['no JSON', `{"items": ["${secret}`, 400, /^The body is not valid JSON$/],
    ['no items', { items: [] }, 400, /items/],
    [
      'more than a thousand items',
      { items: Array(1001).fill(item) },
      400,
      /items.*at most 1000/,
    ],
    [
      'more than a megabyte',
      { items: [{ ...item, facts: { a: secret.repeat(80_000) } }] },
      413,
      /too large/,
    ],
    [
      'a key that does not exist',
      { items: [{ ...item, fact: secret }] },
      400,
      /^body items\[0\]\.fact: there is no 'fact' here; did you mean 'facts'\?$/,
    ],
    [
      'facts that are none',
      { items: [{ ...item, facts: secret }] },
      400,
      /^body: items\[0\]\.facts: it is a text, and must be a mapping$/,
    ],
  ])('refuses %s, and does not repeat it', async (_, body, code, message) => {
    const response = await post(body);
    expect(response.status).toBe(code);
    expect(response.body.error.message).toMatch(message);
    expect(response.text).not.toContain(secret);
  });
});
