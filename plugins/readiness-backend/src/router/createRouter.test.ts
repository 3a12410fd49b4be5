import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { operations } from '@service-readiness/backstage-plugin-readiness-common';
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import express from 'express';
import request from 'supertest';
import { testDatabases } from '../database/__testUtils__/databases';
import { appOf } from '../testing/appOf';
import { component, group, TestHarness } from '../testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const [anyDatabase = 'SQLITE_3'] = databases.ids;
const refunds = '/services/component/default/refunds';

describe('API', () => {
  let harness: TestHarness;
  let server: express.Express;
  let answers: (path: string) => ValidateFunction;

  beforeAll(async () => {
    harness = await TestHarness.create(
      (
        await databases.create(anyDatabase)
      ).store,
    );
    harness.setCatalog([
      group('company'),
      group('payments', 'company'),
      component('refunds'),
      component('ledger', {
        metadata: {
          name: 'ledger',
          uid: 'uid-ledger',
          title: '<script>alert(1)</script>',
          links: [
            // eslint-disable-next-line no-script-url -- what the answer must not give out
            { url: 'javascript:alert(1)', type: 'runbook' },
            { url: 'https://example.com/runbook', type: 'runbook' },
          ],
        },
      }),
    ]);
    harness.evidence = {
      refunds: {
        'oncall.hasSchedule': true,
        'oncall.escalationLevels': 2,
        'slo.definedCount': 1,
      },
    };
    await harness.round();
    server = appOf(harness);
    const { body: document } = await request(server).get('/openapi.json');
    const ajv = addFormats(new Ajv({ strict: false }));
    answers = path =>
      ajv.compile(
        document.paths[path].get.responses['200'].content['application/json']
          .schema,
      );
  });

  it.each([
    ['/services', 'listServices'],
    ['/services?orderBy=level&order=desc&limit=1', 'listServices'],
    ['/services?group=group:default/company&level=3', 'listServices'],
    [refunds, 'getService'],
    [`${refunds}/scorecards/ladder`, 'explainScorecard'],
    [`${refunds}/history`, 'getHistory'],
    [`${refunds}/facts`, 'listFacts'],
    ['/scorecards', 'listScorecards'],
    ['/groups/group/default/company', 'getGroup'],
    ['/collectors', 'listCollectors'],
    ['/status', 'getStatus'],
  ] as const)(
    'answers %s as the served OpenAPI document says of %s',
    async (path, operation) => {
      const { status, body } = await request(server).get(path);
      expect(status).toBe(200);
      const holds = answers(operations[operation].path);
      holds(body);
      expect(holds.errors).toBeNull();
    },
  );

  it('holds answers against a document that can refuse', () => {
    const holds = answers(operations.getStatus.path);
    expect(holds({ example: 'yes' })).toBe(false);
  });

  it('serves an OpenAPI 3.1 document with every operation', async () => {
    const { body } = await request(server).get('/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths).sort()).toEqual(
      [...new Set(Object.values(operations).map(o => o.path))].sort(),
    );
  });

  it('says in the document where the API is served', async () => {
    const app = express().use('/api/readiness', server);
    const { body } = await request(app).get('/api/readiness/openapi.json');
    expect(Object.keys(body.paths)).toContain('/api/readiness/services');
  });

  it('refreshes a service and answers with its card', async () => {
    const { status, body } = await request(server).post(`${refunds}/refresh`);
    expect(status).toBe(200);
    expect(body.scorecards[0].level.name).toBe('Proactive');
  });

  it.each([
    ['/services?levle=2', 400, /'levle' does not exist; did you mean 'level'/],
    [
      '/services?limit=0',
      400,
      /^query parameter 'limit': expected a whole number from 1 to 500, got '0'$/,
    ],
    ['/services?limit=ten', 400, /a whole number from 1 to 500, got 'ten'$/],
    [
      '/services?unverified=yes',
      400,
      /^query parameter 'unverified': expected 'true', got 'yes'$/,
    ],
    [
      '/services?orderBy=levle&order=up',
      400,
      /^query parameter 'orderBy': expected one of 'title', 'owner', 'level', 'tier', 'moved', got 'levle'; did you mean 'level'\?; query parameter 'order': expected one of 'asc', 'desc', got 'up'$/,
    ],
    [
      `/services?search=${'x'.repeat(5000)}`,
      400,
      /^query parameter 'search': expected at most 200 characters, got 5000 characters$/,
    ],
    [
      '/services?level[]=1',
      400,
      /^query parameter 'level\[\]' does not exist; did you mean 'level'\?$/,
    ],
    [
      '/services?level=1&level=2',
      400,
      /^query parameter 'level' is there 2 times; write it once, with commas where it takes several values$/,
    ],
    ['/services?search=a?b&levle=2', 400, /'levle' does not exist/],
    ['/services?tier=1?2', 400, /'1\?2' is no tier/],
    ['/services?search[a]=b', 400, /'search\[a\]' does not exist/],
    ['/services?__proto__=1', 400, /'__proto__' does not exist/],
    ['/services?constructor=1', 400, /'constructor' does not exist/],
    ['/services?cursor=', 400, /'cursor' is empty; leave it out/],
    ['/services?level=', 400, /'level' is empty/],
    ['/services?level=,', 400, /'level' is empty/],
    ['/services?outcome=fail', 400, /'outcome' needs 'check'/],
    ['/services?cursor=%7B%7D', 400, /'cursor' does not belong/],
    [
      '/services?scorecard=laddr',
      400,
      /^query parameter 'scorecard': 'laddr' is no scorecard; did you mean 'ladder'\?$/,
    ],
    [
      '/services?check=answerd&heldBackBy=objectives&level=9,x&tier=gold',
      400,
      /^query parameter 'check': 'answerd' is no check of scorecard 'ladder'; did you mean 'answered'\?; query parameter 'heldBackBy': 'objectives' is no check of scorecard 'ladder'; there are answered, has-objectives; query parameter 'level': '9' is no level of scorecard 'ladder'; there are 1, 2, 3, none; query parameter 'level': 'x' is no level of scorecard 'ladder'; there are 1, 2, 3, none; query parameter 'tier': 'gold' is no tier; there are 1, 2, 3, 4, 5, 6, 7, 8, 9, none$/,
    ],
    ['/services?tier=1.5', 400, /'1.5' is no tier/],
    ['/services?level=10', 400, /'10' is no level/],
    [
      '/services?owner=payments',
      400,
      /^query parameter 'owner': 'payments' is no entity reference; write it like 'group:default\/payments'$/,
    ],
    ['/services?group=payments', 400, /'group': 'payments' is no entity ref/],
    [
      '/groups/group/default/payments?scorecard=laddr',
      400,
      /did you mean 'ladder'/,
    ],
    [
      `${refunds}/history?check=answerd`,
      400,
      /^query parameter 'check': 'answerd' is no check; did you mean 'answered'\?$/,
    ],
    [`${refunds}/history?scorecard=laddr`, 400, /did you mean 'ladder'/],
    [
      `/services/component/default/${'x'.repeat(64)}`,
      400,
      /^path parameter 'name': expected 1 to 63 characters, got 64 characters$/,
    ],
    ['/servces', 404, /^Nothing is served at '\/servces'/],
    ['/', 404, /Nothing is served at/],
    ['/services/component/default/nobody', 404, /you can see/],
    ['/services/component/default/__proto__', 404, /you can see/],
    [`${refunds}/scorecards/laddr`, 404, /did you mean 'ladder'/],
    [`${refunds}/history?cursor=1;drop`, 400, /'cursor' does not belong/],
    // More than the database has numbers for.
    [`${refunds}/history?cursor=${'9'.repeat(19)}`, 400, /does not belong/],
    ['/groups/component/default/refunds', 404, /No group/],
  ])('answers %s with %d and what to mend', async (path, status, message) => {
    const response = await request(server).get(path);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toMatch(message);
  });

  it('says in fields, too, what is wrong with a query', async () => {
    const { body } = await request(server).get(
      '/services?levle=2&unverified=yes&orderBy=titel',
    );
    expect(body.error.mistakes).toEqual([
      { parameter: 'levle', problem: 'does not exist', nearest: 'level' },
      {
        ...{ parameter: 'unverified', value: 'yes', nearest: 'true' },
        problem: "expected 'true', got 'yes'",
      },
      {
        ...{ parameter: 'orderBy', value: 'titel', nearest: 'title' },
        problem: expect.stringMatching(/^expected one of .*, got 'titel'$/),
      },
    ]);
    const { body: names } = await request(server).get(
      '/services?level=1,seven&outcome=fail',
    );
    expect(names.error.mistakes).toMatchObject([
      { parameter: 'outcome', problem: "needs 'check' beside it" },
      { parameter: 'level', value: 'seven' },
    ]);
  });

  it('leaves text as text and gives out web addresses only', async () => {
    const { body } = await request(server).get(
      '/services/component/default/ledger',
    );
    expect(body.title).toBe('<script>alert(1)</script>');
    expect(body.links).toEqual([
      {
        type: 'runbook',
        title: 'runbook',
        url: 'https://example.com/runbook',
      },
    ]);
  });

  it('keeps how the sources do to those who may see it', async () => {
    harness.permissions.authorize.mockResolvedValueOnce([
      { result: AuthorizeResult.DENY },
    ]);
    const { status, body } = await request(server).get('/status');
    expect(status).toBe(403);
    expect(body.error.message).toMatch(/readiness.operations.read/);
  });

  it.each([
    ['delete', '/services', 'GET'],
    ['get', `${refunds}/refresh`, 'POST'],
    ['post', '/openapi.json', 'GET'],
  ] as const)(
    'says to %s %s which method is served there',
    async (method, path, allowed) => {
      const { status, body, headers } = await request(server)[method](path);
      expect(status).toBe(405);
      expect(headers.allow).toBe(allowed);
      expect(body.error).toMatchObject({
        name: 'MethodNotAllowedError',
        message: `${method.toUpperCase()} is not served here; use ${allowed}`,
      });
    },
  );

  it.each(['', 'level=1,3,none&tier=3,none', 'owner=group:payments,none'])(
    'takes names that mean something: %s',
    async query => {
      const { body } = await request(server).get(`/services?${query}`);
      expect(body.total).toBe(2);
    },
  );

  it('finds by `none` the services that declare no tier', async () => {
    const { body } = await request(server).get('/services?tier=1,none');
    expect(body.total).toBe(2);
    const declared = await request(server).get('/services?tier=1');
    expect(declared.body.total).toBe(0);
  });

  it('refuses a body of 10 MB', async () => {
    const { status, body } = await request(server)
      .post(`${refunds}/refresh`)
      .send({ text: 'x'.repeat(10_000_000) });
    expect(status).toBe(413);
    expect(body.error.message).toMatch(/too large/);
  });

  it('pages through every service once', async () => {
    const names: string[] = [];
    let cursor = '';
    do {
      const { body } = await request(server).get(
        `/services?limit=1&orderBy=level${cursor && `&cursor=${cursor}`}`,
      );
      names.push(...body.items.map((item: { name: string }) => item.name));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(names).toEqual(['ledger', 'refunds']);
  });
});
