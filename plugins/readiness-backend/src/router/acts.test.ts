import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Express } from 'express';
import request from 'supertest';
import { testDatabases } from '../database/__testUtils__/databases';
import { as, createActCompany } from '../testing/actCompany';
import { appOf } from '../testing/appOf';
import type { TestHarness } from '../testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const [anyDatabase = 'SQLITE_3'] = databases.ids;

describe('what people do, over HTTP', () => {
  let harness: TestHarness;
  let kim: Express;
  let ada: Express;
  let until: string;
  let holds: (path: string, method: string, body: unknown) => unknown;

  beforeAll(async () => {
    harness = await createActCompany(
      (
        await databases.create(anyDatabase)
      ).store,
    );
    kim = appOf(harness, as('kim'));
    ada = appOf(harness, as('ada'));
    until = new Date(harness.now + 30 * 86_400_000).toISOString();
    const { body: document } = await request(kim).get('/openapi.json');
    const ajv = addFormats(new Ajv({ strict: false }));
    holds = (path, method, body) => {
      const { schema } =
        document.paths[path][method].responses['200'].content[
          'application/json'
        ];
      const validate = ajv.compile(schema);
      validate(body);
      return validate.errors;
    };
  });

  it('goes from request to end, with every answer as the served OpenAPI document says', async () => {
    const attested = await request(kim)
      .post('/attestations')
      .send({
        items: [
          { entityRef: 'component:default/ledger', checkId: 'load-tested' },
          { entityRef: 'component:default/ledger', checkId: 'answered' },
        ],
        ...{ comment: 'Tested.', expiresAt: until },
      });
    expect(attested.status).toBe(200);
    expect(attested.body.accepted).toHaveLength(1);
    expect(attested.body.refused).toHaveLength(1);
    expect(holds('/attestations', 'post', attested.body)).toBeNull();

    const asked = await request(kim)
      .post('/waivers')
      .send({
        entityRef: 'component:default/refunds',
        checkIds: ['load-tested'],
        ...{ reason: 'plannedWork', explanation: 'Soon.', until },
      });
    expect(asked.status).toBe(200);
    const { id } = asked.body.waiver;
    const own = await request(kim)
      .post(`/waivers/${id}/decision`)
      .send({ outcome: 'approved' });
    expect(own.status).toBe(403);
    const decided = await request(ada)
      .post(`/waivers/${id}/decision`)
      .send({ outcome: 'approved' });
    expect(decided.status).toBe(200);
    expect(holds('/waivers/{id}/decision', 'post', decided.body)).toBeNull();
    const again = await request(ada)
      .post(`/waivers/${id}/decision`)
      .send({ outcome: 'approved' });
    expect(again.status).toBe(409);
    expect(again.body.error.message).toMatch(/approved by user:default\/ada/);

    const disputed = await request(kim)
      .post('/disputes')
      .send({
        entityRef: 'component:default/refunds',
        ...{ checkId: 'answered', factName: 'oncall.hasSchedule' },
        comment: 'No.',
      });
    expect(disputed.status).toBe(200);
    expect(holds('/disputes', 'post', disputed.body)).toBeNull();

    for (const path of [
      '/attestations',
      '/waivers',
      '/disputes',
      '/activity',
    ]) {
      const { body, status } = await request(kim).get(path);
      expect([path, status, holds(path, 'get', body)]).toEqual([
        path,
        200,
        null,
      ]);
      expect(body.items.length).toBeGreaterThan(0);
    }
    expect(harness.audited.map(({ path, eventId }) => [path, eventId])).toEqual(
      [
        ['/attestations', 'attest'],
        ['/waivers', 'waiver-request'],
        ...Array(3).fill([`/waivers/${id}/decision`, 'waiver-decision']),
        ['/disputes', 'dispute'],
      ],
    );
    const { body: explained } = await request(kim).get(
      '/services/component/default/refunds/scorecards/ladder',
    );
    expect(
      holds(
        '/services/{kind}/{namespace}/{name}/scorecards/{scorecardId}',
        'get',
        explained,
      ),
    ).toBeNull();
  });

  const nobody = '00000000-0000-4000-8000-000000000000';
  it.each([
    ['/waivers', undefined, 400, /the body is missing; send JSON/],
    ['/waivers', [], 400, /body/],
    [
      '/waivers',
      { reson: 'retiring' },
      400,
      /there is no 'reson' here; did you mean 'reason'/,
    ],
    [
      '/attestations',
      { items: [] },
      400,
      /'comment' is missing.*'expiresAt' is missing/,
    ],
    [
      '/attestations',
      {
        items: [{ entityRef: 'a', check: 'b' }],
        comment: '',
        expiresAt: 'soon',
      },
      400,
      /items\[0\].*did you mean 'checkId'.*expiresAt/,
    ],
    [`/waivers/${nobody}/decision`, { outcome: 'maybe' }, 400, /outcome/],
    [`/waivers/${nobody}/decision`, { outcome: 'approved' }, 404, /No waiver/],
    [
      `/attestations/${nobody}/withdrawal`,
      { comment: 'x' },
      404,
      /No attestation/,
    ],
    [
      `/disputes/${nobody}/answer`,
      { outcome: 'accepted', comment: 'x' },
      404,
      /No dispute/,
    ],
    [
      '/waivers/17/end',
      { comment: 'x' },
      400,
      /'id': expected an id from one of the lists/,
    ],
    [
      '/waivers',
      {
        ...{ entityRef: 'component:default/refunds', checkIds: ['answered'] },
        ...{ reason: 'retiring', explanation: 'a\u0000b', until: 'soon' },
      },
      400,
      /until: expected a moment with an offset, such as/,
    ],
    [
      '/disputes',
      {
        entityRef: 'component:default/refunds',
        ...{ checkId: 'answered', factName: 'oncall.escalationLevels' },
        comment: 'a\u0000b',
      },
      400,
      /comment has characters that cannot be seen/,
    ],
    [
      '/disputes',
      {
        entityRef: 'component:default/refunds\u0000',
        ...{ checkId: 'answered', factName: 'oncall.escalationLevels' },
        comment: 'No.',
      },
      400,
      /is no entity reference/,
    ],
  ])(
    'answers a post to %s with %j as %d',
    async (path, body, status, message) => {
      const response = await request(kim)
        .post(path)
        .send(body as object);
      expect(response.body.error.message).toMatch(message);
      expect(response.status).toBe(status);
    },
  );

  it('reads no body of more than a megabyte', async () => {
    const { status, body } = await request(kim)
      .post('/attestations')
      .send({ comment: 'x'.repeat(1_100_000) });
    expect(body.error.message).toMatch(/too large/);
    expect(status).toBe(413);
  });

  it.each([
    ['/waivers?state=open', /'state': expected one of 'requested'/],
    ['/waivers?lapsingBefore=soon', /expected a moment with an offset/],
    ['/attestations?entity=refunds', /write it like/],
    ['/activity?action=look', /expected one of 'attest'/],
    [
      '/disputes?check=answerd&collector=evidnce',
      /'check': 'answerd' is no check in force; did you mean 'answered'\?; query parameter 'collector': 'evidnce' is no collector; did you mean 'evidence'\?$/,
    ],
    ['/waivers?check=answerd', /did you mean 'answered'/],
    ['/attestations?check=answerd', /did you mean 'answered'/],
    ['/waivers?check=a%00b', /'check' has control characters/],
    ['/activity?by=user:default/a%00b', /'by' has control characters/],
    ['/disputes?cursor=x', /does not belong to this list/],
  ])('answers %s with what to mend', async (path, message) => {
    const { status, body } = await request(kim).get(path);
    expect(body.error.message).toMatch(message);
    expect(status).toBe(400);
  });
});
