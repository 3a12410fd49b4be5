import { countWrites } from './__testUtils__/countWrites';
import { testDatabases } from './__testUtils__/databases';
import { minute, start } from './__testUtils__/examples';

jest.setTimeout(60_000);

const databases = testDatabases();

const file = (source: string, text = 'id: has-owner') => ({
  source,
  text,
  storedAt: start,
  problems: [],
  keeps: [],
});

describe.each(databases.ids)('DatabaseDefinitionStore on %s', id => {
  it('keeps files and their problems, and moves the version', async () => {
    const { definitions } = (await databases.create(id)).store;
    const empty = await definitions.state();
    expect(empty.rulesInForce).toBeUndefined();
    const broken = {
      ...file('b.yaml'),
      problems: [{ source: 'b.yaml', line: 3, message: 'no such fact' }],
    };
    await definitions.save([file('c.yaml'), broken]);
    expect(await definitions.list()).toEqual([broken, file('c.yaml')]);
    const saved = await definitions.state();
    expect(saved.version).not.toBe(empty.version);

    await definitions.save([file('b.yaml')]);
    expect(await definitions.list()).toEqual([file('b.yaml'), file('c.yaml')]);
    const mended = await definitions.state();
    expect(mended.version).not.toBe(saved.version);

    await definitions.delete(['c.yaml', 'none.yaml']);
    expect(await definitions.list()).toEqual([file('b.yaml')]);
    expect((await definitions.state()).version).not.toBe(mended.version);
  });

  it('keeps what a file has in force, and moves the version when that changes', async () => {
    const { definitions } = (await databases.create(id)).store;
    await definitions.save([file('a.yaml')]);
    const { version } = await definitions.state();
    const keeping = { ...file('a.yaml'), keeps: ['check has-owner'] };
    await definitions.save([keeping]);
    expect(await definitions.list()).toEqual([keeping]);
    expect((await definitions.state()).version).not.toBe(version);
  });

  it('writes nothing for files that say the same', async () => {
    const { knex, store } = await databases.create(id);
    const { definitions } = store;
    await definitions.save([file('a.yaml')]);
    const written = await countWrites(knex, async () => {
      await definitions.save([{ ...file('a.yaml'), storedAt: start + minute }]);
      await definitions.save([]);
      await definitions.delete(['none.yaml']);
      await definitions.delete([]);
    });
    expect(written).toBe(0);
  });

  it('adopts rules once', async () => {
    const { definitions } = (await databases.create(id)).store;
    expect(await definitions.adoptRules('rules-1')).toBe(true);
    expect(await definitions.adoptRules('rules-1')).toBe(false);
    expect(await definitions.adoptRules('rules-2')).toBe(true);
    expect((await definitions.state()).rulesInForce).toBe('rules-2');
  });

  it('knows whose rules are in force and who last had them', async () => {
    const { definitions } = (await databases.create(id)).store;
    await definitions.adoptRules('rules-1', { release: '1.0.0', at: start });
    const later = { release: '1.0.1', at: start + minute };
    await definitions.confirmRules('rules-2', later);
    expect(await definitions.state()).toMatchObject({
      ...{ release: '1.0.0', confirmedAt: start },
    });
    await definitions.confirmRules('rules-1', later);
    expect(await definitions.state()).toEqual({
      ...{ version: 0, rulesInForce: 'rules-1' },
      ...{ release: '1.0.1', confirmedAt: start + minute },
    });
  });
});
