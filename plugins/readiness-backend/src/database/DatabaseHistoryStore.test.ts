import type { Transition } from '@service-readiness/backstage-plugin-readiness-common';
import { testDatabases } from './__testUtils__/databases';
import { checkTransition, minute, ref, start } from './__testUtils__/examples';

jest.setTimeout(60_000);

const databases = testDatabases();

const levelTransition: Transition = {
  scorecardId: 'security',
  cause: { kind: 'silence', facts: ['slo.count'] },
  effectiveAt: start,
  noticedAt: start + 5 * minute,
  kind: 'level',
  from: 3,
  to: 2,
  checkIds: ['slos-defined', 'has-owner'],
};

describe.each(databases.ids)('DatabaseHistoryStore on %s', id => {
  it('lists what was appended, newest first, in pages', async () => {
    const { history } = (await databases.create(id)).store;
    const first = checkTransition('has-owner');
    const second = checkTransition('has-runbook', { cause: { kind: 'rule' } });
    await history.append([
      { entityRef: ref('a'), transition: first },
      { entityRef: ref('b'), transition: first },
      { entityRef: ref('a'), transition: second },
    ]);
    await history.append([
      { entityRef: ref('a'), transition: levelTransition },
    ]);

    const entityRef = ref('a');
    const page = await history.list({ entityRef, limit: 2 });
    expect(page.map(entry => entry.transition)).toStrictEqual([
      levelTransition,
      second,
    ]);
    expect(typeof page[0]?.id).toBe('string');
    const rest = await history.list({
      entityRef,
      limit: 2,
      beforeId: page[1]?.id,
    });
    expect(rest).toEqual([
      { id: expect.any(String), entityRef, transition: first },
    ]);
    const list = (more: object) =>
      history.list({ entityRef, limit: 9, ...more });
    expect(await list({ kind: 'level' })).toHaveLength(1);
    expect(await list({ kind: 'check' })).toHaveLength(2);
    expect(await list({ scorecardId: 'production-readiness' })).toHaveLength(2);
    expect(await list({ scorecardId: 'none' })).toEqual([]);
  });

  it('prunes what was noticed before a moment, however much it is', async () => {
    const { history } = (await databases.create(id)).store;
    const old = checkTransition('has-owner', { noticedAt: start });
    await history.append(
      Array.from({ length: 2100 }, () => ({
        entityRef: ref('a'),
        transition: old,
      })),
    );
    await history.append([
      { entityRef: ref('a'), transition: levelTransition },
    ]);
    expect(await history.prune(start)).toBe(0);
    expect(await history.prune(start + minute)).toBe(2100);
    expect(await history.list({ entityRef: ref('a'), limit: 9 })).toEqual([
      expect.objectContaining({ transition: levelTransition }),
    ]);
  });

  it('takes an empty list', async () => {
    const { history } = (await databases.create(id)).store;
    await history.append([]);
    expect(await history.list({ entityRef: ref('a'), limit: 9 })).toEqual([]);
  });
});
