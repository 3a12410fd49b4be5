import type { FactDocument } from '@service-readiness/backstage-plugin-readiness-common';
import { countWrites } from './__testUtils__/countWrites';
import { testDatabases } from './__testUtils__/databases';
import { minute, ref, start } from './__testUtils__/examples';

jest.setTimeout(60_000);

const databases = testDatabases();

const document = (
  name: string,
  collectorId: string,
  more: Partial<FactDocument> = {},
): FactDocument => ({
  entityRef: ref(name),
  collectorId,
  values: { 'oncall.hasSchedule': true, 'oncall.escalationLevels': 2 },
  changedAt: start,
  ...more,
});

describe.each(databases.ids)('DatabaseFactStore on %s', id => {
  it('gives back documents by entity, and those of one collector', async () => {
    const { facts } = (await databases.create(id)).store;
    const values = {
      'docs.links': ['a "quoted" one', 'ünïcödé \\u0000 👍'],
      'delivery.leadTimeHours': 1.25,
      'docs.title': '',
    };
    await facts.save([
      document('a', 'pagerduty'),
      document('a', 'catalog', { values }),
      document('b', 'catalog'),
      document('c', 'catalog'),
    ]);
    expect(await facts.documents([ref('a'), ref('b'), ref('none')])).toEqual(
      new Map([
        [
          ref('a'),
          [document('a', 'catalog', { values }), document('a', 'pagerduty')],
        ],
        [ref('b'), [document('b', 'catalog')]],
      ]),
    );
    expect(await facts.documentsOf('pagerduty', [ref('a'), ref('b')])).toEqual(
      new Map([[ref('a'), document('a', 'pagerduty')]]),
    );
    expect(await facts.entitiesWith('catalog')).toEqual(
      ['a', 'b', 'c'].map(ref),
    );
  });

  it('writes nothing for a document that says the same, and keeps its age', async () => {
    const { knex, store } = await databases.create(id);
    const { facts } = store;
    await facts.save([document('a', 'catalog')]);
    const same = document('a', 'catalog', {
      values: { 'oncall.escalationLevels': 2, 'oncall.hasSchedule': true },
      changedAt: start + minute,
    });
    expect(await countWrites(knex, () => facts.save([same]))).toBe(0);
    expect(await facts.documentsOf('catalog', [ref('a')])).toEqual(
      new Map([[ref('a'), document('a', 'catalog')]]),
    );
    const other = { ...same, values: { 'oncall.escalationLevels': 3 } };
    expect(await countWrites(knex, () => facts.save([same, other]))).toBe(1);
    expect(await facts.documentsOf('catalog', [ref('a')])).toEqual(
      new Map([[ref('a'), other]]),
    );
  });

  it('deletes documents of one collector', async () => {
    const { facts } = (await databases.create(id)).store;
    await facts.save([
      document('a', 'catalog'),
      document('a', 'pagerduty'),
      document('b', 'catalog'),
    ]);
    await facts.delete('catalog', [ref('a'), ref('none')]);
    expect(await facts.documents([ref('a'), ref('b')])).toEqual(
      new Map([
        [ref('a'), [document('a', 'pagerduty')]],
        [ref('b'), [document('b', 'catalog')]],
      ]),
    );
  });

  it('keeps more documents than a statement has parameters', async () => {
    const { facts } = (await databases.create(id)).store;
    const names = Array.from({ length: 40_000 }, (_, i) => `many-${i}`);
    await facts.save(names.map(name => document(name, 'catalog')));
    const found = await facts.documents(names.map(ref));
    expect(found.size).toBe(40_000);
    await facts.delete('catalog', names.map(ref));
    expect(await facts.entitiesWith('catalog')).toEqual([]);
  });

  it('takes empty lists', async () => {
    const { facts } = (await databases.create(id)).store;
    await facts.save([]);
    await facts.delete('catalog', []);
    expect(await facts.documents([])).toEqual(new Map());
    expect(await facts.coverage([])).toEqual(new Map());
  });
});
