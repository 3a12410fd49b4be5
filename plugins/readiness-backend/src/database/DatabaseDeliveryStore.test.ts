import type { DeliveryEvents } from '@service-readiness/backstage-plugin-readiness-common';
import type { SaidEvents } from '../stores/DeliveryStore';
import { keptEventKey } from '../stores/keptEventKey';
import { countWrites } from './__testUtils__/countWrites';
import { testDatabases } from './__testUtils__/databases';
import { change, deployment, incident } from './__testUtils__/events';
import { entity, minute, ref, start } from './__testUtils__/examples';

jest.setTimeout(60_000);

const databases = testDatabases();
const hour = 60 * minute;
const now = start + hour;
const always = { from: 0, to: start + 1000 * hour };

const said = (events: Partial<SaidEvents>): SaidEvents => ({
  deployments: [],
  changes: [],
  incidents: [],
  ...events,
});

const running = { status: 'running', finishedAt: undefined } as const;

describe.each(databases.ids)('DatabaseDeliveryStore on %s', id => {
  it('gives back events of all kinds, each once, whatever was asked for', async () => {
    const { store } = await databases.create(id);
    const events: DeliveryEvents = {
      deployments: [
        deployment('d1', ['a', 'b'], {
          version: '1.0.0',
          changes: [{ source: 'ci', id: 'abc', committedAt: start - hour }],
        }),
      ],
      changes: [change('c1', ['b'], { labels: ['hotfix'] })],
      incidents: [incident('i1', ['a', 'b'], { title: 'Down' })],
    };
    const kept = await store.delivery.keep(events, now);
    expect(kept).toEqual({
      entityRefs: [ref('a'), ref('b')],
      changed: 3,
      incomplete: [],
    });
    expect(await store.delivery.of([ref('b'), ref('a')], always)).toEqual(
      events,
    );
    expect(await store.delivery.of([ref('a')], always)).toEqual({
      ...events,
      changes: [],
    });
    expect(await store.delivery.of([ref('c')], always)).toEqual(said({}));
  });

  it('writes nothing for what is known, in whatever order keys and entities stand', async () => {
    const { knex, store } = await databases.create(id);
    const events = said({
      deployments: [
        deployment('d1', ['a', 'b']),
        deployment('d2', ['a'], { finishedAt: undefined }),
      ],
      incidents: [incident('i1', ['a'])],
      additions: {
        incidents: [{ source: 'ci', id: 'i1', resolvedAt: now }],
      },
    });
    await store.delivery.keep(events, now);
    const { revision } = await store.delivery.changedSince(-1);
    const [first, second] = events.deployments;
    const again = {
      ...events,
      deployments: [
        second!,
        Object.fromEntries(
          Object.entries({
            ...first!,
            entityRefs: [ref('b'), ref('a'), ref('b')],
          }).reverse(),
        ) as unknown as typeof first & object,
      ],
    };
    const written = await countWrites(knex, async () => {
      const kept = await store.delivery.keep(again, now + hour);
      expect(kept).toEqual({ entityRefs: [], changed: 0, incomplete: [] });
    });
    expect(written).toBe(0);
    expect(await store.delivery.changedSince(revision)).toEqual({
      entityRefs: [],
      revision,
    });
  });

  it.each<[string, SaidEvents[], DeliveryEvents]>([
    [
      'a correction replaces',
      [
        said({ deployments: [deployment('d', ['a'], { version: '1' })] }),
        said({ deployments: [deployment('d', ['a'], { version: '2' })] }),
      ],
      said({ deployments: [deployment('d', ['a'], { version: '2' })] }),
    ],
    [
      'that a deployment runs does not undo its end',
      [
        said({ deployments: [deployment('d', ['a'])] }),
        said({ deployments: [deployment('d', ['a'], running)] }),
      ],
      said({ deployments: [deployment('d', ['a'])] }),
    ],
    [
      'what was said earlier is late',
      [
        said({ incidents: [{ ...incident('i', ['a']), saidAt: 20 }] }),
        said({
          incidents: [
            { ...incident('i', ['a'], { resolvedAt: now }), saidAt: 10 },
          ],
        }),
      ],
      said({ incidents: [incident('i', ['a'])] }),
    ],
    [
      'an incident that is opened again is open',
      [
        said({
          incidents: [
            { ...incident('i', ['a'], { resolvedAt: now }), saidAt: 10 },
          ],
        }),
        said({ incidents: [{ ...incident('i', ['a']), saidAt: 20 }] }),
      ],
      said({ incidents: [incident('i', ['a'])] }),
    ],
    [
      'of two successes the first counts',
      [
        said({ deployments: [{ ...deployment('d', ['a']), saidAt: start }] }),
        said({
          deployments: [
            { ...deployment('d', ['a'], { finishedAt: now }), saidAt: now },
          ],
        }),
      ],
      said({ deployments: [deployment('d', ['a'])] }),
    ],
    [
      'what was added stays when the whole is said again',
      [
        said({ changes: [change('c', ['a'])] }),
        said({
          additions: {
            changes: [{ source: 'ci', id: 'c', approvedAt: start - hour }],
          },
        }),
        said({ changes: [change('c', ['a'], { title: 'Renamed' })] }),
      ],
      said({
        changes: [
          change('c', ['a'], { title: 'Renamed', approvedAt: start - hour }),
        ],
      }),
    ],
    [
      'words before and after in one delivery',
      [
        said({
          incidents: [incident('i', ['a'])],
          additions: {
            incidents: [{ source: 'ci', id: 'i', resolvedAt: now }],
          },
        }),
      ],
      said({ incidents: [incident('i', ['a'], { resolvedAt: now })] }),
    ],
    [
      'words that make a whole by themselves',
      [
        said({
          additions: {
            incidents: [
              {
                source: 'ci',
                id: 'i',
                startedAt: start,
                entityRefs: [ref('a')],
              },
            ],
          },
        }),
      ],
      said({ incidents: [incident('i', ['a'], { startedAt: start })] }),
    ],
  ])('settles what comes: %s', async (_, deliveries, expected) => {
    const { store } = await databases.create(id);
    for (const events of deliveries) await store.delivery.keep(events, now);
    expect(await store.delivery.of([ref('a')], always)).toEqual(expected);
  });

  it('gives back words that make no event', async () => {
    const { store } = await databases.create(id);
    const words = { source: 'ci', id: 'i', resolvedAt: now };
    const kept = await store.delivery.keep(
      said({ additions: { incidents: [words] } }),
      now,
    );
    expect(kept.incomplete).toEqual([{ kind: 'incident', words }]);
    expect(kept.changed).toBe(0);
  });

  it('has a deployment end when it was first said to be over', async () => {
    const { store } = await databases.create(id);
    const events = said({
      deployments: [deployment('d', ['a'], { finishedAt: undefined })],
    });
    await store.delivery.keep(events, now);
    await store.delivery.keep(events, now + hour);
    const { deployments } = await store.delivery.of([ref('a')], always);
    expect(deployments).toEqual([deployment('d', ['a'], { finishedAt: now })]);
  });

  it('takes an event away from an entity that it is no longer for', async () => {
    const { store } = await databases.create(id);
    const of = (names: string[]) =>
      said({ deployments: [deployment('d', names)] });
    await store.delivery.keep(of(['a', 'b']), now);
    const { revision } = await store.delivery.changedSince(-1);
    const kept = await store.delivery.keep(of(['b', 'c']), now);
    expect(kept).toMatchObject({
      entityRefs: [ref('a'), ref('b'), ref('c')],
      changed: 1,
    });
    expect(await store.delivery.of([ref('a')], always)).toEqual(said({}));
    expect(await store.delivery.of([ref('c')], always)).toEqual(of(['b', 'c']));
    expect(await store.delivery.changedSince(revision)).toEqual({
      entityRefs: [ref('a'), ref('b'), ref('c')],
      revision: revision + 1,
    });
  });

  it('keeps events of the same id apart by their source', async () => {
    const { store } = await databases.create(id);
    const other = deployment('d', ['a'], { source: 'other' });
    const events = said({ deployments: [deployment('d', ['a']), other] });
    expect(await store.delivery.keep(events, now)).toMatchObject({
      changed: 2,
    });
    const { deployments } = await store.delivery.of([ref('a')], always);
    expect(deployments).toHaveLength(2);
  });

  it('reads what lies, or is open, in a span of time', async () => {
    const { store } = await databases.create(id);
    const at = (hours: number) => start + hours * hour;
    const events = said({
      deployments: [
        deployment('before', ['a'], { finishedAt: at(1) - 1 }),
        deployment('first', ['a'], { finishedAt: at(1) }),
        deployment('end', ['a'], { finishedAt: at(2) }),
        deployment('runs', ['a'], { ...running, startedAt: at(0) }),
      ],
      changes: [
        change('before', ['a'], { mergedAt: at(1) - 1 }),
        change('in', ['a'], { mergedAt: at(1) }),
        change('open', ['a'], { mergedAt: undefined, openedAt: at(0) }),
      ],
      incidents: [
        incident('over', ['a'], { startedAt: at(0), resolvedAt: at(1) - 1 }),
        incident('across', ['a'], { startedAt: at(0), resolvedAt: at(1) }),
        incident('open', ['a'], { startedAt: at(0) }),
        incident('later', ['a'], { startedAt: at(2) }),
      ],
    });
    await store.delivery.keep(events, now);
    const found = await store.delivery.of([ref('a')], {
      from: at(1),
      to: at(2),
    });
    const ids = (list: ReadonlyArray<{ id: string }>) =>
      list.map(event => event.id).sort();
    expect(ids(found.deployments)).toEqual(['first', 'runs']);
    expect(ids(found.changes)).toEqual(['in', 'open']);
    expect(ids(found.incidents)).toEqual(['across', 'open']);
  });

  it('lists what is about an entity, the newest first, page by page', async () => {
    const { store } = await databases.create(id);
    await store.delivery.keep(
      said({
        deployments: [
          deployment('d1', ['a', 'b']),
          deployment('d2', ['a'], { finishedAt: now }),
        ],
        changes: [change('c1', ['a']), change('c2', ['b'])],
        incidents: [incident('i1', ['a'])],
      }),
      now,
    );
    const shown: string[] = [];
    for (let after; ; ) {
      const page = await store.delivery.list({
        entityRef: ref('a'),
        limit: 2,
        after,
      });
      shown.push(...page.map(keptEventKey));
      const last = page[1];
      if (!last) break;
      after = { at: last.at, id: keptEventKey(last) };
    }
    expect(shown).toEqual([
      'deployment/ci/d2',
      'incident/ci/i1',
      'deployment/ci/d1',
      'change/ci/c1',
    ]);
    const [first] = await store.delivery.list({
      entityRef: ref('a'),
      kind: 'deployment',
      from: start,
      to: now,
      limit: 5,
    });
    expect(first).toEqual({
      kind: 'deployment',
      at: start,
      receivedAt: now,
      event: deployment('d1', ['a', 'b']),
    });
  });

  it('keeps the events of an entity that is removed, as history', async () => {
    const { store } = await databases.create(id);
    const events = said({ deployments: [deployment('d', ['a', 'b'])] });
    await store.entities.save([entity('a'), entity('b')], start);
    await store.delivery.keep(events, now);
    await store.entities.remove([ref('a')], now);
    expect(await store.delivery.of([ref('a')], always)).toEqual(events);
  });

  it('deletes what is old, but for incidents that are open', async () => {
    const { store } = await databases.create(id);
    await store.delivery.keep(
      said({
        deployments: [
          deployment('old', ['a']),
          deployment('new', ['b'], { finishedAt: now }),
        ],
        incidents: [
          incident('open', ['c']),
          incident('over', ['a'], { resolvedAt: now - 1 }),
        ],
      }),
      now,
    );
    const { revision } = await store.delivery.changedSince(-1);
    expect(await store.delivery.prune(now)).toBe(2);
    const left = await store.delivery.of(['a', 'b', 'c'].map(ref), always);
    expect(left.deployments.map(event => event.id)).toEqual(['new']);
    expect(left.incidents.map(event => event.id)).toEqual(['open']);
    const { entityRefs } = await store.delivery.changedSince(revision);
    expect(entityRefs).toEqual([ref('a')]);
  });
});

// SQLite has one connection: its transactions come one after the other.
const describePostgres = databases.hasPostgres ? describe : describe.skip;

describePostgres('Sources that write at the same time', () => {
  it('leave one set of entities to an event that both speak about', async () => {
    const { store } = await databases.create('POSTGRES_18');
    const names = Array.from({ length: 20 }, (_, i) => `service-${i}`);
    await Promise.all(
      names.map(name =>
        store.delivery.keep(
          said({ deployments: [deployment('d', [name])] }),
          now,
        ),
      ),
    );
    const { deployments } = await store.delivery.of(names.map(ref), always);
    expect(deployments).toHaveLength(1);
    const rows = await Promise.all(
      names.map(name =>
        store.delivery.list({ entityRef: ref(name), limit: 9 }),
      ),
    );
    expect(rows.flat()).toHaveLength(1);
  });
});
