import type { ReceivedEvent } from '../stores/ReceivedEventStore';
import { listedEventKey } from '../stores/listedEventKey';
import { countWrites } from './__testUtils__/countWrites';
import { testDatabases } from './__testUtils__/databases';
import { minute, start } from './__testUtils__/examples';

jest.setTimeout(60_000);

const databases = testDatabases();

const delivery = (
  deliveryId: string,
  digest: string,
  text = '{"a":"\\u0000"}',
) => ({
  source: 'hooks',
  deliveryId,
  digest,
  path: 'more',
  headers: { 'x-event': 'ping' },
  body: Buffer.from(text),
  receivedAt: start,
});

const waiting = (
  id: string,
  more: Partial<ReceivedEvent> = {},
): ReceivedEvent => ({
  source: 'ci',
  kind: 'deployment',
  id,
  receivedAt: start,
  saidAt: undefined,
  reason: 'Nobody has it',
  words: undefined,
  addressee: { service: 'pay', repository: 'a' },
  event: { environment: 'production' },
  ...more,
});

describe.each(databases.ids)('What comes in, on %s', id => {
  it('is stored once, byte for byte', async () => {
    const { store } = await databases.create(id);
    const first = await store.inbox.add(delivery('1', 'abc'), 0);
    expect(first).toEqual({ id: expect.any(String) });
    expect(await store.inbox.add(delivery('1', 'abc'), 0)).toBe('known');
    expect(await store.inbox.add(delivery('2', 'abc'), 0)).toBe('known');
    expect(await store.inbox.add(delivery('1', 'def'), 0)).toBe('conflict');
    const claimed = await store.inbox.claim({
      sources: ['hooks'],
      limit: 5,
      leaseSeconds: 60,
    });
    expect(claimed).toEqual([
      {
        ...(first as object),
        source: 'hooks',
        path: 'more',
        attempts: 0,
        headers: { 'x-event': 'ping' },
        receivedAt: start,
        body: Buffer.from('{"a":"\\u0000"}'),
      },
    ]);
  });

  it('is read by one at a time, until it is settled', async () => {
    const { knex, store } = await databases.create(id);
    await store.inbox.add(delivery('1', 'a'), 60);
    const claim = (...sources: string[]) =>
      store.inbox.claim({ sources, limit: 5, leaseSeconds: 0 });
    expect(await claim('hooks')).toEqual([]);
    await knex('event_deliveries').update({
      locked_until: knex.raw("'2020-01-01T00:00:00.000Z'"),
    });
    expect(await claim('others')).toEqual([]);
    const [held] = await claim('hooks');
    await store.inbox.postpone(held!.id, 'unreadable', 'No JSON');
    expect(await claim('hooks')).toEqual([]);
    await knex('event_deliveries').update({
      locked_until: knex.raw("'2020-01-01T00:00:00.000Z'"),
    });
    const [again] = await claim('hooks');
    expect(again).toMatchObject({ id: held!.id, attempts: 1 });
    await store.inbox.settle(held!.id, 'kept');
    expect(await claim('hooks')).toEqual([]);
    expect(await store.inbox.prune({ read: start, all: 0 })).toBe(0);
    expect(await store.inbox.prune({ read: start + 1, all: 0 })).toBe(1);
  });

  it('waits for its service, and is not written again', async () => {
    const { knex, store } = await databases.create(id);
    const { receivedEvents } = store;
    await receivedEvents.save([
      waiting('1'),
      waiting('2', { source: 'other' }),
    ]);
    const writes = await countWrites(knex, () =>
      receivedEvents.save([waiting('1', { receivedAt: start + minute })]),
    );
    expect(writes).toBe(0);
    expect(await receivedEvents.get('ci', 'deployment', ['1', '2'])).toEqual(
      new Map([['1', waiting('1')]]),
    );
    const addressee = { repository: 'a', service: 'pay' };
    expect(await receivedEvents.addressees()).toEqual(
      expect.arrayContaining([
        { source: 'ci', addressee },
        { source: 'other', addressee },
      ]),
    );
    expect(await receivedEvents.ofAddressee('ci', addressee, 9)).toEqual([
      waiting('1'),
    ]);
    await receivedEvents.delete('ci', 'deployment', ['1']);
    expect(await receivedEvents.get('ci', 'deployment', ['1'])).toEqual(
      new Map(),
    );
    expect(await receivedEvents.prune(start + 1)).toBe(1);
  });

  it('is listed with what cannot be read, the newest first', async () => {
    const { store } = await databases.create(id);
    await store.receivedEvents.save([
      waiting('1'),
      waiting('2', { receivedAt: start + minute }),
    ]);
    const added = await store.inbox.add(delivery('1', 'a'), 0);
    if (typeof added === 'string') throw new Error(added);
    await store.inbox.postpone(added.id, 'unreadable', 'No JSON');
    const shown: string[] = [];
    for (let after; ; ) {
      const [listed] = await store.receivedEvents.list({ after, limit: 1 });
      if (!listed) break;
      shown.push(`${listedEventKey(listed)}: ${listed.reason}`);
      after = { at: listed.receivedAt, id: listedEventKey(listed) };
    }
    expect(shown).toEqual([
      'ci/deployment/2: Nobody has it',
      `hooks/delivery/${added.id}: No JSON`,
      'ci/deployment/1: Nobody has it',
    ]);
    expect(await store.receivedEvents.counts()).toEqual(
      new Map([
        ['ci', { unmapped: 2, unreadable: 0, lastAt: start + minute }],
        ['hooks', { unmapped: 0, unreadable: 1, lastAt: start }],
      ]),
    );
  });

  it('says how its sources do', async () => {
    const { knex, store } = await databases.create(id);
    const { eventSources } = store;
    await eventSources.heard('ci', start);
    const writes = await countWrites(knex, () =>
      eventSources.heard('ci', start + 59_000),
    );
    expect(writes).toBe(0);
    await eventSources.failed('git', start, 'Rate limit');
    await eventSources.pulled('git', start, '{"a":1}');
    await eventSources.failed('git', start + minute, 'Away');
    expect(await eventSources.states()).toEqual(
      new Map([
        ['ci', { source: 'ci', receivedAt: start }],
        [
          'git',
          {
            source: 'git',
            watermark: '{"a":1}',
            pulledAt: start,
            error: 'Away',
          },
        ],
      ]),
    );
  });
});
