import type { StoredResult } from '../stores/ResultStore';
import { countWrites } from './__testUtils__/countWrites';
import { testDatabases } from './__testUtils__/databases';
import { check, minute, ref, result, start } from './__testUtils__/examples';
import { DatabaseReadinessStore } from './DatabaseReadinessStore';

jest.setTimeout(60_000);

const databases = testDatabases();

const complete: StoredResult = {
  entityRef: ref('a'),
  result: {
    scorecardId: 'production-readiness',
    fingerprint: 'rules-1',
    level: 3,
    verifiedLevel: 2,
    earnedLevel: 1,
    unverifiedSince: start + minute,
    checks: {
      'slos-defined': check('unknown', {
        reason: { kind: 'facts', facts: ['slo.count'] },
        unverifiedSince: start + minute,
      }),
      'has-owner': check('pass', { attestedUntil: start + 10 * minute }),
      'has-runbook': check('fail'),
      'cost-estimated': check('unknown', {
        reason: { kind: 'attestation', lapsedAt: start },
      }),
    },
    waived: {
      'has-runbook': start + 9 * minute,
      'cost-estimated': start + 11 * minute,
    },
    holdsUntil: start + 9 * minute,
  },
  changedAt: start + minute,
  baseline: { at: start, level: 1 },
  moved: { from: 1, to: 3, at: start + 1, byRule: true },
};

describe.each(databases.ids)('DatabaseResultStore on %s', id => {
  it('gives back what was saved, on every replica', async () => {
    const { knex, store } = await databases.create(id);
    const plain = result('b');
    const other = result('a', { scorecardId: 'security' });
    await store.results.save([other, complete, plain]);
    const expected = new Map([
      [ref('a'), [complete, other]],
      [ref('b'), [plain]],
    ]);
    const refs = [ref('a'), ref('b'), ref('none')];
    expect(await store.results.get(refs)).toStrictEqual(expected);
    const replica = DatabaseReadinessStore.create(knex);
    expect(await replica.results.get(refs)).toStrictEqual(expected);
  });

  it('replaces a result, and writes once what is given twice', async () => {
    const { results } = (await databases.create(id)).store;
    await results.save([result('a'), result('a', { level: 7 }), complete]);
    await results.save([result('a')]);
    expect(await results.get([ref('a')])).toStrictEqual(
      new Map([[ref('a'), [result('a')]]]),
    );
  });

  it('reads results whose checks are not those of their neighbours', async () => {
    const { results } = (await databases.create(id)).store;
    const saved = [
      result('a'),
      result('b', { checks: { 'has-owner': check('pass') } }),
      result('c', { checks: { 'has-owner': check('pass', { rule: 'new' }) } }),
      result('d', { checks: {} }),
    ];
    await results.save(saved);
    const found = await results.get(saved.map(({ entityRef }) => entityRef));
    expect([...found.values()].flat()).toStrictEqual(saved);
  });

  it('finds what is due, the longest due first', async () => {
    const { results } = (await databases.create(id)).store;
    await results.save([
      result('later', { holdsUntil: start + 2 * minute }),
      result('first', { holdsUntil: start }),
      result('first', { scorecardId: 'security', holdsUntil: start + 1 }),
      result('never'),
      result('second', { holdsUntil: start + minute }),
    ]);
    expect(await results.due(start + minute, 9)).toEqual([
      ref('first'),
      ref('second'),
    ]);
    expect(await results.due(start + minute, 1)).toEqual([ref('first')]);
    expect(await results.due(start - 1, 9)).toEqual([]);
  });

  it('tells what changed since a revision, with one list of checks for all', async () => {
    const { store } = await databases.create(id);
    const { results } = store;
    await results.save([result('b')]);
    await results.save([complete, result('c')]);
    const changes = await results.changedSince(0);
    expect(changes).toEqual([
      {
        revision: 1,
        removed: false,
        summary: {
          entityRef: ref('b'),
          scorecardId: 'production-readiness',
          fingerprint: 'rules-1',
          level: 2,
          verifiedLevel: 2,
          earnedLevel: 2,
          checkIds: ['has-owner', 'has-runbook'],
          outcomes: 'pf',
          waived: 0,
          changedAt: start,
        },
      },
      {
        revision: 2,
        removed: false,
        summary: {
          entityRef: ref('a'),
          scorecardId: 'production-readiness',
          fingerprint: 'rules-1',
          level: 3,
          verifiedLevel: 2,
          earnedLevel: 1,
          unverifiedSince: start + minute,
          checkIds: [
            'slos-defined',
            'has-owner',
            'has-runbook',
            'cost-estimated',
          ],
          outcomes: 'upFU',
          waived: 2,
          changedAt: start + minute,
          moved: complete.moved,
        },
      },
      expect.objectContaining({ revision: 2 }),
    ]);
    const [first, , third] = changes.map(change =>
      change.removed ? undefined : change.summary.checkIds,
    );
    expect(first).toBe(third);
    expect(await results.changedSince(1)).toHaveLength(2);
    expect(await results.changedSince(await store.revision())).toEqual([]);
  });

  it('tells of more changes than fit in a page', async () => {
    const { results } = (await databases.create(id)).store;
    const many = Array.from({ length: 1250 }, (_, i) => [
      result(`many-${i}`),
      result(`many-${i}`, { scorecardId: 'security' }),
    ]).flat();
    await results.save(many);
    const changes = await results.changedSince(0);
    expect(changes).toHaveLength(2500);
    expect(
      new Set(
        changes.map(c =>
          c.removed ? '' : `${c.summary.entityRef} ${c.summary.scorecardId}`,
        ),
      ).size,
    ).toBe(2500);
  });

  it('tells of deletions, and of what comes after them', async () => {
    const { store } = await databases.create(id);
    const { results } = store;
    const removed = (name: string, revision: number) => ({
      revision,
      removed: true,
      entityRef: ref(name),
      scorecardId: 'production-readiness',
    });
    await results.save([result('a'), result('b'), result('c')]);
    await results.delete('production-readiness', [ref('a'), ref('none')]);
    expect(await results.get([ref('a')])).toEqual(new Map());
    expect(await results.changedSince(1)).toEqual([removed('a', 2)]);

    await results.save([result('a')]);
    expect(await results.changedSince(1)).toEqual([
      removed('a', 2),
      expect.objectContaining({ revision: 3, removed: false }),
    ]);
    await store.transaction(async tx => {
      await tx.results.delete('production-readiness', [ref('b')]);
      await tx.results.save([result('b')]);
      await tx.results.delete('production-readiness', [ref('a')]);
    });
    const last = await results.changedSince(3);
    expect(last.map(change => [change.revision, change.removed])).toEqual([
      [4, true],
      [4, true],
      [4, false],
    ]);
  });

  it('writes nothing where there is nothing to do', async () => {
    const { knex, store } = await databases.create(id);
    await store.results.save([result('a')]);
    const written = await countWrites(knex, async () => {
      await store.results.save([]);
      await store.results.delete('production-readiness', []);
      await store.results.delete('other', [ref('a')]);
      await store.results.delete('production-readiness', [ref('none')]);
    });
    expect(written).toBe(0);
    expect(await store.revision()).toBe(1);
  });
});
