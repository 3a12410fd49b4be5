import { mockCredentials } from '@backstage/backend-test-utils';
import type { EventSource } from '@service-readiness/backstage-plugin-readiness-node';
import type { Express } from 'express';
import request from 'supertest';
import { testDatabases } from '../database/__testUtils__/databases';
import type { ReadinessStore } from '../stores/ReadinessStore';
import { appOf } from '../testing/appOf';
import { signatureOf, signedHooks } from '../testing/signedHooks';
import { component, TestHarness } from '../testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const refunds = 'component:default/refunds';

const tokens: EventSource = {
  id: 'tokens',
  title: 'Tokens',
  type: 'test',
  deliveries: {
    authorise: { by: 'token', subjects: ['external:acme/*'] },
    read: () => ({ ignored: 'Nothing' }),
  },
};
const pulled: EventSource = { id: 'pulled', title: 'Pulled', type: 'test' };

describe.each(databases.ids)('Routes of sources, on %s', id => {
  let harness: TestHarness;
  let store: ReadinessStore;
  let app: Express;

  beforeEach(async () => {
    store = (await databases.create(id)).store;
    harness = await TestHarness.create(store, {
      eventSources: [signedHooks, tokens, pulled],
    });
    harness.setCatalog([component('refunds')]);
    await harness.round();
    app = appOf(harness, mockCredentials.none());
  });

  const send = (
    body: string,
    headers: Record<string, string> = {},
    path = '',
  ) =>
    request(app)
      .post(`/events/hooks${path}`)
      .set({
        'Content-Type': 'text/strange',
        'x-delivery': '1',
        'x-signature': signatureOf(body),
        ...headers,
      })
      .send(body);

  const kept = async () => {
    const { deployments } = await store.delivery.of([refunds], {
      from: 0,
      to: harness.now,
    });
    return deployments.map(event => event.id);
  };
  const states = async () => {
    const { items } = await harness.handlers.listReceivedEvents(
      {},
      TestHarness.credentials,
    );
    return items.map(({ state, reason }) => `${state}: ${reason}`);
  };
  const settled = async (expected: string[]) => {
    for (let i = 0; i < 50 && (await kept()).length < expected.length; i++) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect(await kept()).toEqual(expected);
  };

  it('take what is signed, once', async () => {
    const first = await send('{"id":"d1"}');
    expect([first.status, first.body]).toEqual([202, { state: 'stored' }]);
    await settled(['d1']);
    const again = await send('{"id":"d1"}');
    expect([again.status, again.body]).toEqual([202, { state: 'known' }]);
    const replayed = await send('{"id":"d1"}', { 'x-delivery': '2' });
    expect(replayed.body).toEqual({ state: 'known' });
    const other = await send('{"id":"d2"}');
    expect(other.status).toBe(409);
    expect(await kept()).toEqual(['d1']);
  });

  it.each([
    ['a forged signature', { 'x-signature': signatureOf('other') }],
    ['no signature', { 'x-signature': '' }],
    ['one of another length', { 'x-signature': 'short' }],
  ])('refuse %s, and keep nothing of it', async (_, headers) => {
    const { status, body } = await send('{"id":"d1"}', headers);
    expect([status, body.error.message]).toEqual([401, 'Refused']);
    expect(await store.receivedEvents.counts()).toEqual(new Map());
    expect(await kept()).toEqual([]);
  });

  it('list what cannot be read, and what can only in part', async () => {
    expect((await send('nonsense')).status).toBe(202);
    expect(
      (await send('{"id":"d1"}', { 'x-delivery': '2' }, '/half')).status,
    ).toBe(202);
    expect((await send('', { 'x-delivery': '3' }, '/ping')).status).toBe(202);
    expect((await send('null', { 'x-delivery': '4' })).status).toBe(202);
    await settled(['d1']);
    for (let i = 0; i < 50 && (await states()).length < 3; i++) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect((await states()).sort()).toEqual([
      'unreadable: It is no JSON',
      'unreadable: the second of two',
      expect.stringMatching(/the source has a mistake of its own: TypeError/),
    ]);
  });

  it('do not store what is secret', async () => {
    await send('{"id":"d1"}', {
      'x-token': 'planted',
      Authorization: 'planted',
    });
    await settled(['d1']);
    const { deployments } = await store.delivery.of([refunds], {
      from: 0,
      to: harness.now,
    });
    expect(JSON.stringify(deployments)).not.toContain('planted');
  });

  it('answer what is not theirs as any route does', async () => {
    const post = (path: string) => request(app).post(path).send('{}');
    expect((await post('/events/nobody')).status).toBe(404);
    expect((await post('/events/pulled')).status).toBe(404);
    const wrong = await request(app).get('/events/hooks');
    expect([wrong.status, wrong.headers.allow]).toEqual([405, 'POST']);
    const packed = await send('x', { 'Content-Encoding': 'gzip' });
    expect(packed.status).toBe(415);
    const large = await send('x'.repeat(26 * 1024 * 1024));
    expect(large.status).toBe(413);
  });

  it('let in tokens that are named, and no others', async () => {
    const as = (credentials: Parameters<typeof appOf>[1]) =>
      request(appOf(harness, credentials)).post('/events/tokens').send('{}');
    expect((await as(mockCredentials.none())).status).toBe(401);
    expect((await as(mockCredentials.user())).status).toBe(403);
    const stranger = mockCredentials.service('external:acme-evil');
    expect((await as(stranger)).status).toBe(403);
    const named = mockCredentials.service('external:acme/pay');
    // With a token nobody replays: the same bytes are two deliveries.
    for (const _ of [1, 2]) {
      const { status, body } = await as(named);
      expect([status, body]).toEqual([202, { state: 'stored' }]);
    }
  });

  it('take large batches where others may not', async () => {
    const large = { padding: 'x'.repeat(2_000_000) };
    const post = (path: string) =>
      request(appOf(harness, mockCredentials.user())).post(path).send(large);
    expect((await post('/facts')).status).toBe(413);
    expect((await post('/delivery/events')).status).toBe(400);
  });
});
