import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { wellKnownFact } from '@service-readiness/backstage-plugin-readiness-common';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import { testDatabases } from '../../database/__testUtils__/databases';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { ladder } from '../../testing/TestHarness';
import type { DefinitionText } from './readDirectory';
import { RulesService } from './RulesService';

const databases = testDatabases();
const [anyDatabase = 'SQLITE_3'] = databases.ids;

describe('RulesService', () => {
  let folder: string;
  let store: ReadinessStore;
  let now: number;

  const logger = mockServices.logger.mock();
  const serviceOn = (
    target: string,
    collectors: Collector[] = [],
    release?: string,
    library: DefinitionText[] = [],
  ) =>
    new RulesService({
      store,
      urlReader: mockServices.urlReader.mock({
        readUrl: async () => {
          throw new Error('not allowed by backend.reading.allow');
        },
      }),
      logger,
      library,
      sources: [{ type: target.startsWith('https:') ? 'url' : 'file', target }],
      collectors,
      release,
      now: () => now,
    });
  const write = (name: string, text: string) =>
    writeFile(join(folder, name), text);
  const scorecards = (rules: RulesService) =>
    rules.ruleSet.scorecards.map(({ id }) => id);

  beforeEach(async () => {
    now = 1_000;
    folder = await mkdtemp(join(tmpdir(), 'definitions-'));
    ({ store } = await databases.create(anyDatabase));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('puts the good files of a folder in force and names what is wrong with the others', async () => {
    await write('ladder.yaml', ladder.text);
    await write('broken.yaml', 'id: [');
    await write(
      'misspelt.yaml',
      ladder.text.slice(0, 400).replace('rule:', 'rul:'),
    );
    const rules = serviceOn(folder);
    await rules.reload();
    expect(scorecards(rules)).toEqual(['ladder']);
    expect(new Set(rules.problems.map(p => p.source))).toEqual(
      new Set([join(folder, 'broken.yaml'), join(folder, 'misspelt.yaml')]),
    );
  });

  it('keeps the last good version of a file and shows what is wrong with the new one', async () => {
    await write('ladder.yaml', ladder.text);
    const rules = serviceOn(folder);
    await rules.reload();
    const { fingerprint } = rules.ruleSet;
    await write(
      'ladder.yaml',
      ladder.text.replace(
        'facts.slo.definedCount > 0',
        'facts.slo.definedCont > 0',
      ),
    );
    await rules.reload();
    expect(rules.ruleSet.fingerprint).toBe(fingerprint);
    expect(rules.problems[0]).toMatchObject({
      source: join(folder, 'ladder.yaml'),
      line: expect.any(Number),
    });
    expect(JSON.stringify(rules.problems[0])).toContain('slo.definedCount');
    // Also after a restart: the good version is stored.
    const restarted = serviceOn(folder);
    await restarted.adopt();
    expect(scorecards(restarted)).toEqual(['ladder']);
    expect(restarted.problems).toHaveLength(rules.problems.length);
  });

  it('logs a mistake once when it appears and once when it is mended', async () => {
    await write('ladder.yaml', 'id: [');
    const rules = serviceOn(folder);
    logger.warn.mockClear();
    await rules.reload();
    await rules.reload();
    expect(logger.warn.mock.calls).toEqual([
      [
        expect.stringMatching(
          /^Definitions have a mistake: .*ladder.yaml:1.*; /,
        ),
      ],
    ]);
    logger.info.mockClear();
    await write('ladder.yaml', ladder.text);
    await rules.reload();
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringMatching(/^A mistake in definitions is gone: .*ladder.yaml/),
    );
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('keeps the last good version when an example of the new one comes out otherwise', async () => {
    await write('ladder.yaml', ladder.text);
    const rules = serviceOn(folder);
    await rules.reload();
    const { fingerprint } = rules.ruleSet;
    await write(
      'ladder.yaml',
      ladder.text.replace('definedCount > 0', 'definedCount > 2'),
    );
    await rules.reload();
    expect(rules.ruleSet.fingerprint).toBe(fingerprint);
    expect(rules.problems[0]?.path).toMatch(/examples/);
  });

  it('forgets the mistake once it is mended', async () => {
    await write('ladder.yaml', ladder.text);
    const rules = serviceOn(folder);
    await rules.reload();
    await write('ladder.yaml', 'id: [');
    await rules.reload();
    await write(
      'ladder.yaml',
      ladder.text.replace('title: Ladder', 'title: Stairs'),
    );
    await rules.reload();
    expect(rules.problems).toEqual([]);
    expect(rules.ruleSet.scorecards[0]?.definition.title).toBe('Stairs');
  });

  it('keeps the rules of a source that cannot be read any more', async () => {
    await write('ladder.yaml', ladder.text);
    const path = join(folder, 'ladder.yaml');
    const rules = serviceOn(path);
    await rules.reload();
    await rm(path);
    await rules.reload();
    expect(scorecards(rules)).toEqual(['ladder']);
    expect(rules.problems[0]?.message).toMatch(/cannot be read/);
  });

  it.each(['', '/', '/.', '/./'])(
    'keeps the rules of a folder, written with %j at its end, that is gone',
    async end => {
      const target = join(folder, 'rules');
      await mkdir(target);
      await write('rules/ladder.yaml', ladder.text);
      const rules = serviceOn(`${target}${end}`);
      await rules.reload();
      await rm(target, { recursive: true });
      await rules.reload();
      expect(scorecards(rules)).toEqual(['ladder']);
      expect(rules.problems).toEqual([
        expect.objectContaining({ source: `${target}${end}` }),
      ]);
    },
  );

  describe('says what is in force of a file with problems', () => {
    const misspelt = ladder.text.replace('title: Ladder', 'titel: Ladder');
    const path = () => join(folder, 'ladder.yaml');

    it('which had a good version: that one, and since when', async () => {
      await write('ladder.yaml', ladder.text);
      const rules = serviceOn(folder);
      await rules.reload();
      expect(rules.problemFiles).toEqual([]);
      now = 2_000;
      await write('ladder.yaml', misspelt);
      await rules.reload();
      const earlier = { source: path(), inForce: 'earlierVersion' };
      expect(rules.problemFiles).toEqual([{ ...earlier, since: 1_000 }]);

      // What comes back was in force all the time.
      now = 3_000;
      await write('ladder.yaml', ladder.text);
      await rules.reload();
      expect(rules.problemFiles).toEqual([]);
      await write('ladder.yaml', misspelt);
      await rules.reload();
      expect(rules.problemFiles).toEqual([{ ...earlier, since: 1_000 }]);

      now = 4_000;
      const stairs = ladder.text.replace('title: Ladder', 'title: Stairs');
      await write('ladder.yaml', stairs);
      await rules.reload();
      await write('ladder.yaml', misspelt);
      await rules.reload();
      expect(rules.problemFiles).toEqual([{ ...earlier, since: 4_000 }]);
      const restarted = serviceOn(folder);
      await restarted.adopt();
      expect(restarted.problemFiles).toEqual(rules.problemFiles);
    });

    it('which never had one: its good documents, or nothing', async () => {
      await write('ladder.yaml', misspelt);
      await write('broken.yaml', 'id: [');
      const rules = serviceOn(folder);
      await rules.reload();
      expect(rules.problemFiles).toEqual([
        { source: join(folder, 'broken.yaml'), inForce: 'nothing' },
        { source: path(), inForce: 'goodParts' },
      ]);
    });

    it('which cannot be read: what was read before, or nothing', async () => {
      const rules = serviceOn(path());
      await rules.reload();
      expect(rules.problemFiles).toEqual([
        { source: path(), inForce: 'nothing' },
      ]);
      await write('ladder.yaml', ladder.text);
      await rules.reload();
      await rm(path());
      await rules.reload();
      expect(rules.problemFiles).toEqual([
        { source: path(), inForce: 'earlierVersion', since: 1_000 },
      ]);
    });

    it('which is a folder that cannot be read: one problem, and the last of its files', async () => {
      const target = join(folder, 'rules');
      await mkdir(target);
      const [answered = '', ...others] = ladder.text.split('---');
      await write('rules/answered.yaml', answered);
      const rules = serviceOn(target);
      await rules.reload();
      now = 2_000;
      await write('rules/ladder.yaml', others.join('---'));
      await rules.reload();
      await rm(target, { recursive: true });
      await rules.reload();
      expect(rules.problems).toHaveLength(1);
      expect(rules.problemFiles).toEqual([
        { source: target, inForce: 'earlierVersion', since: 2_000 },
      ]);
    });

    it('and not of collectors, whose problems stand in no file', async () => {
      const fact = wellKnownFact('oncall.hasSchedule', { hours: 1 });
      const rules = serviceOn(folder, [
        {
          id: 'rota',
          title: 'Rota',
          facts: [{ ...fact, type: 'int' }],
          appliesTo: { kind: 'Component' },
          schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
          collect: async () => {},
        },
      ]);
      expect(rules.problems).toHaveLength(1);
      expect(rules.problemFiles).toEqual([]);
    });
  });

  it('drops a file that was taken out of its folder', async () => {
    await write('ladder.yaml', ladder.text);
    const rules = serviceOn(folder);
    await rules.reload();
    await rm(join(folder, 'ladder.yaml'));
    await rules.reload();
    expect(scorecards(rules)).toEqual([]);
  });

  it('keeps a check in force that was taken away while a scorecard still names it', async () => {
    const [answered = '', objectives = '', scorecard = ''] =
      ladder.text.split('---');
    await write('answered.yaml', answered);
    await write('objectives.yaml', objectives);
    await write('ladder.yaml', scorecard);
    const rules = serviceOn(folder);
    await rules.reload();
    expect(rules.problems).toEqual([]);
    await rm(join(folder, 'answered.yaml'));
    for (let i = 0; i < 2; i++) {
      await rules.reload();
      expect(scorecards(rules)).toEqual(['ladder']);
      expect(rules.problems).toEqual([
        expect.objectContaining({
          source: join(folder, 'answered.yaml'),
          message: expect.stringContaining('taken away'),
        }),
      ]);
    }
    await rm(join(folder, 'ladder.yaml'));
    await rules.reload();
    await rules.reload();
    expect(scorecards(rules)).toEqual([]);
    expect(rules.problems).toEqual([]);
  });

  describe('with a check that another file defines, too', () => {
    const [answered = '', objectives = '', scorecard = ''] =
      ladder.text.split('---');
    const other = answered.replace(/title: .*/, 'title: Another');
    const sourceOf = (rules: RulesService) =>
      rules.ruleSet.scorecards[0]?.checks.find(
        ({ check }) => check.id === 'answered',
      )?.check.source;
    const refused = expect.objectContaining({
      source: expect.stringContaining('aaa.yaml'),
      message: expect.stringContaining('which stays in force'),
    });

    beforeEach(async () => {
      await write('mmm.yaml', answered);
      await write('ladder.yaml', scorecard);
      await write('objectives.yaml', objectives);
      await serviceOn(folder).reload();
      await write('aaa.yaml', other);
    });

    it('leaves it to the file that has it in force, whatever the name of the new one, after a restart and on other replicas', async () => {
      const rules = serviceOn(folder);
      await rules.reload();
      const replica = serviceOn(folder);
      await replica.adopt();
      await rules.reload();
      for (const each of [rules, replica]) {
        expect(sourceOf(each)).toBe(join(folder, 'mmm.yaml'));
        expect(each.problems).toEqual([refused]);
      }
    });

    it('leaves it to that file when it changes', async () => {
      const rules = serviceOn(folder);
      await rules.reload();
      now += 1_000;
      await write('mmm.yaml', answered.replace(/title: .*/, 'title: Renamed'));
      await rules.reload();
      expect(sourceOf(rules)).toBe(join(folder, 'mmm.yaml'));
      await write('mmm.yaml', answered.replace('title:', 'titel:'));
      await rules.reload();
      expect(sourceOf(rules)).toBe(join(folder, 'mmm.yaml'));
    });

    it('gives it to the other file when that one goes', async () => {
      const rules = serviceOn(folder);
      await rules.reload();
      await rm(join(folder, 'mmm.yaml'));
      await rules.reload();
      expect(sourceOf(rules)).toBe(join(folder, 'aaa.yaml'));
      expect(rules.problems).toEqual([]);
      // It has gone over: who comes back comes too late.
      await write('000.yaml', answered);
      await rules.reload();
      expect(sourceOf(rules)).toBe(join(folder, 'aaa.yaml'));
    });

    it('keeps what a file had in force when that file adds a check of another', async () => {
      const rules = serviceOn(folder);
      await rm(join(folder, 'aaa.yaml'));
      await write('ladder.yaml', `${scorecard}\n---\n${other}`);
      await rules.reload();
      expect(sourceOf(rules)).toBe(join(folder, 'mmm.yaml'));
      expect(rules.problems).toEqual([
        expect.objectContaining({ source: join(folder, 'ladder.yaml') }),
      ]);
    });
  });

  it('lets what is built in stay, also where a file had it in force before', async () => {
    await write('ladder.yaml', ladder.text);
    await serviceOn(folder).reload();
    const rules = serviceOn(folder, [], undefined, [
      { source: 'built in', text: ladder.text },
    ]);
    await rules.reload();
    expect(rules.ruleSet.scorecards.map(({ source }) => source)).toEqual([
      'built in',
    ]);
    expect(rules.problems[0]?.source).toBe(join(folder, 'ladder.yaml'));
  });

  describe('with checks and their scorecard in files of their own', () => {
    const [answered = '', objectives = '', scorecard = ''] =
      ladder.text.split('---');
    let rules: RulesService;

    beforeEach(async () => {
      await write('answered.yaml', answered);
      await write('ladder.yaml', scorecard);
      await write('objectives.yaml', objectives);
      rules = serviceOn(folder);
      await rules.reload();
    });

    it('tells a mistake in a check once, and the scorecard is not touched by it', async () => {
      expect(rules.problems).toEqual([]);
      const { fingerprint } = rules.ruleSet;
      const mistyped = answered.replace('title:', 'titel:');
      await write('answered.yaml', mistyped);
      for (let i = 0; i < 2; i++) {
        await rules.reload();
        expect(rules.ruleSet.fingerprint).toBe(fingerprint);
        expect(rules.problems).toEqual([
          {
            source: join(folder, 'answered.yaml'),
            path: 'titel',
            line: 3,
            message: "there is no 'titel' here",
            mend: "did you mean 'title'?",
          },
        ]);
        expect(rules.problemFiles).toEqual([
          {
            source: join(folder, 'answered.yaml'),
            inForce: 'earlierVersion',
            since: 1_000,
          },
        ]);
      }
    });

    it('holds a new scorecard back until the new check that it names is mended', async () => {
      const { fingerprint } = rules.ruleSet;
      const mistyped = answered.replace('id: answered', 'id: reached');
      await write('reached.yaml', mistyped.replace('title:', 'titel:'));
      const renewed = scorecard.replace('[answered]', '[answered, reached]');
      await write('ladder.yaml', renewed);
      await rules.reload();
      expect(rules.ruleSet.fingerprint).toBe(fingerprint);
      expect(rules.problems).toEqual([
        expect.objectContaining({ message: "there is no 'titel' here" }),
        {
          source: join(folder, 'ladder.yaml'),
          path: 'levels[1].checks[1]',
          line: 8,
          message:
            "check 'reached' has a mistake, and the level cannot do without it",
          mend: `mend the check in ${join(folder, 'reached.yaml')}:2`,
        },
      ]);
      await write('reached.yaml', mistyped);
      await rules.reload();
      expect(rules.problems).toEqual([]);
      expect(rules.ruleSet.scorecards[0]?.checks).toHaveLength(3);
    });

    it('says once that a scorecard lost a check to a good new version of another file', async () => {
      const renamed = answered.replace('id: answered', 'id: reached');
      await write('answered.yaml', renamed);
      for (let i = 0; i < 2; i++) {
        await rules.reload();
        expect(scorecards(rules)).toEqual([]);
        expect(rules.problems).toEqual([
          expect.objectContaining({
            source: join(folder, 'ladder.yaml'),
            message: "there is no check 'answered'",
          }),
        ]);
        expect(rules.problemFiles).toEqual([
          { source: join(folder, 'ladder.yaml'), inForce: 'nothing' },
        ]);
      }
    });
  });

  it('uses what is good of a file that never was, and says each mistake once', async () => {
    await write('ladder.yaml', `${ladder.text}---\nid: [`);
    const rules = serviceOn(folder);
    await rules.reload();
    const first = rules.problems.length;
    await rules.reload();
    expect(rules.problems).toHaveLength(first);
    await write('ladder.yaml', `${ladder.text}---\nid: nothing\n`);
    await rules.reload();
    expect(scorecards(rules)).toEqual(['ladder']);
  });

  it('does not take turns with a replica of another release', async () => {
    await write('ladder.yaml', ladder.text);
    const one = serviceOn(folder);
    await one.reload();
    await store.transaction(tx =>
      tx.definitions.adoptRules('of another release'),
    );
    await one.reload();
    expect((await store.definitions.state()).rulesInForce).toBe(
      'of another release',
    );
  });

  it('says how to mend an address that may not be read', async () => {
    const rules = serviceOn('https://example.com/rules.yaml');
    await rules.reload();
    expect(rules.problems).toEqual([
      expect.objectContaining({
        source: 'https://example.com/rules.yaml',
        mend: expect.stringContaining('backend.reading.allow'),
      }),
    ]);
  });

  it('leaves evaluation to replicas whose rules are in force', async () => {
    const one = serviceOn(folder);
    await one.adopt();
    expect(await one.follow()).toBe(true);
    await store.transaction(tx =>
      tx.definitions.adoptRules('of another release'),
    );
    expect(await one.follow()).toBe(false);
  });

  it('does not compile again what it has read before', async () => {
    await write('ladder.yaml', ladder.text);
    await write('broken.yaml', 'id: [');
    const rules = serviceOn(folder);
    await rules.reload();
    await rules.reload();
    const listed = jest.spyOn(store.definitions, 'list');
    await rules.reload();
    expect(listed).not.toHaveBeenCalled();
    await rm(join(folder, 'broken.yaml'));
    await rules.reload();
    expect(rules.problems).toEqual([]);
  });

  it('says what cannot be read without the paths of the machine', async () => {
    const rules = serviceOn('not/there');
    await rules.reload();
    expect(rules.problems).toEqual([
      expect.objectContaining({
        source: 'not/there',
        message: 'It cannot be read: there is no such file or folder',
      }),
    ]);
  });

  it('leaves evaluation to the others on a replica that lacks a collector', async () => {
    const rules = serviceOn(folder);
    await rules.adopt();
    const other = serviceOn(folder, [
      {
        id: 'rota',
        title: 'Rota',
        facts: [wellKnownFact('oncall.hasSchedule', { hours: 1 })],
        appliesTo: { kind: 'Component' },
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
        collect: async () => {},
      },
    ]);
    await other.adopt();
    expect(await other.follow()).toBe(true);
    expect(await rules.follow()).toBe(false);
  });

  describe('of two releases side by side', () => {
    const minute = 60_000;
    /** Two releases know different collectors, and so have different rules. */
    const rota = {
      id: 'rota',
      title: 'Rota',
      facts: [wellKnownFact('oncall.hasSchedule', { hours: 1 })],
      appliesTo: { kind: 'Component' },
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
      collect: async () => {},
    };
    let older: RulesService;
    let newer: RulesService;
    beforeEach(async () => {
      older = serviceOn(folder, [], '0.9.0');
      newer = serviceOn(folder, [rota], '0.10.0');
      await older.adopt();
      await older.keep();
      await newer.adopt();
      await newer.keep();
    });
    const judging = async () => [await older.follow(), await newer.follow()];

    it('the newer one judges, also when an older one is started again', async () => {
      await older.adopt();
      await older.keep();
      expect(await judging()).toEqual([false, true]);
    });

    it('the newer one takes over again what an older one put in force', async () => {
      await store.definitions.adoptRules(older.ruleSet.fingerprint, {
        release: '0.9.0',
        at: now,
      });
      await newer.keep();
      expect(await judging()).toEqual([false, true]);
    });

    it('the older one judges once no newer one is left', async () => {
      now += 2 * minute;
      await newer.keep();
      now += 2 * minute;
      await older.keep();
      expect(await judging()).toEqual([false, true]);
      now += minute;
      await older.keep();
      expect(await judging()).toEqual([true, false]);
    });
  });

  it('judges itself when nobody has the rules in force any more', async () => {
    const rules = serviceOn(folder, [], '1.0.0');
    await rules.adopt();
    await store.definitions.adoptRules('of other settings', {
      release: '1.0.0',
      at: now,
    });
    await rules.keep();
    expect(await rules.follow()).toBe(false);
    now += 3 * 60_000;
    await rules.keep();
    expect(await rules.follow()).toBe(true);
  });
});
