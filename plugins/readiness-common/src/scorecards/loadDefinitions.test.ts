import {
  checkText as check,
  scorecardText as scorecard,
} from '../__fixtures__/definitionTexts';
import { testCatalog } from '../__fixtures__/testCatalog';
import { loadDefinitions } from './loadDefinitions';

function load(...texts: string[]) {
  return loadDefinitions(
    texts.map((text, i) => ({ source: `file${i + 1}.yaml`, text })),
    testCatalog,
  );
}

describe('loadDefinitions', () => {
  it('reads checks and scorecards from several files and documents', () => {
    const { checks, scorecards, problems } = load(
      `---\n${check('has-ci')}\n---\n${check('has-ci-too')}\n---\n`,
      scorecard('has-ci', '{ check: has-ci-too, tiers: [1] }'),
    );
    expect(problems).toEqual([]);
    expect([...checks.keys()]).toEqual(['has-ci', 'has-ci-too']);
    expect(scorecards.map(s => [s.id, s.source])).toEqual([
      ['readiness', 'file2.yaml'],
    ]);
  });

  it.each<[string, string, object]>([
    [
      'a misspelt key',
      `${check('a-check')}\nfixx: x`,
      {
        path: 'fixx',
        line: 12,
        message: "there is no 'fixx' here",
        mend: "did you mean 'fix'?",
      },
    ],
    [
      'a missing key',
      'id: a-check\nrule: facts.repo.hasCi',
      { line: 1, path: 'title' },
    ],
    [
      'a value that is not allowed',
      check('a-check', { effort: 'tiny' }),
      { path: 'effort', line: 6 },
    ],
    [
      'an id that is not kebab-case',
      check('aCheck'),
      { path: 'id', line: 1, message: expect.stringMatching(/kebab-case/) },
    ],
    [
      'an id that JavaScript knows',
      check('constructor'),
      { path: 'id', line: 1 },
    ],
    [
      'a rule over an unknown fact',
      check('a-check', { rule: 'facts.repo.hasCl' }),
      { path: 'rule', line: 10, mend: "did you mean 'repo.hasCi'?" },
    ],
    [
      'a rule that is a list',
      check('a-check', { rule: '[true]' }),
      { path: 'rule', line: 10 },
    ],
    [
      'a rule of a megabyte is over the size of a file',
      check('a-check', { rule: `true${' || true'.repeat(150_000)}` }),
      { message: expect.stringMatching(/at most 262144/) },
    ],
    [
      'a rule of 5,000 characters',
      check('a-check', { rule: `true${' || true'.repeat(600)}` }),
      { path: 'rule', line: 10 },
    ],
    [
      'an empty example list',
      check('a-check', { examples: '[]' }),
      { path: 'examples', line: 11 },
    ],
    [
      'a misspelt key deep inside',
      check('a-check', { examples: '\n  - facts: {}\n    outcom: pass' }),
      {
        path: 'examples[0].outcom',
        line: 13,
        mend: "did you mean 'outcome'?",
      },
    ],
    [
      'neither a check nor a scorecard',
      'id: x\nruel: true',
      { line: 1, mend: "did you mean 'rule'?" },
    ],
    ['a text instead of a mapping', 'hello', { line: 1 }],
    ['a list instead of a mapping', '- a', { line: 1 }],
    [
      'broken YAML',
      'id: [',
      { line: 1, message: expect.stringMatching(/not valid YAML/) },
    ],
    [
      'a key twice',
      'id: a\nid: b\nrule: x',
      { line: 2, message: expect.stringMatching(/not valid YAML/) },
    ],
    [
      "'__proto__' as a key",
      `${check('a-check')}\n__proto__: { polluted: true }`,
      { line: 12, message: "'__proto__' cannot be a key" },
    ],
    [
      "'__proto__' as a key deep inside",
      check('a-check', {
        examples: '[{ facts: { __proto__: { x: 1 } }, outcome: pass }]',
      }),
      { line: 11 },
    ],
  ])('refuses %s with file, path and line', (_, text, problem) => {
    const { checks, problems } = load(text);
    expect([...checks.keys()]).toEqual([]);
    expect(problems).toContainEqual(
      expect.objectContaining({ source: 'file1.yaml', ...problem }),
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each<[string, string, object]>([
    [
      'a key in place of the one that is missing',
      check('a-check').replace('title:', 'titel:'),
      {
        source: 'file1.yaml',
        path: 'titel',
        line: 2,
        message: "there is no 'titel' here",
        mend: "did you mean 'title'?",
      },
    ],
    [
      'a key in place of the one that is missing, deep inside',
      check('a-check', { examples: '\n  - facts: {}\n    outcom: pass' }),
      {
        source: 'file1.yaml',
        path: 'examples[0].outcom',
        line: 13,
        message: "there is no 'outcom' here",
        mend: "did you mean 'outcome'?",
      },
    ],
    [
      'a missing key',
      check('a-check').replace(/^title: .*\n/m, ''),
      {
        source: 'file1.yaml',
        path: 'title',
        line: 1,
        message: "'title' is missing",
        mend: 'add it: a text',
      },
    ],
    [
      'a missing key with few values',
      check('a-check').replace(/^effort: .*\n/m, ''),
      {
        source: 'file1.yaml',
        path: 'effort',
        line: 1,
        message: "'effort' is missing",
        mend: 'add it, one of: small, medium, large',
      },
    ],
    [
      'YAML that is broken in many ways',
      `${check(
        'a-check',
      )}\nfixx: [\n  { a: b\n\tc: ]]\nd: }\n---\nid: [\n---\n"`,
      {
        source: 'file1.yaml',
        line: expect.any(Number),
        message: expect.stringMatching(/^not valid YAML: /),
        mend: 'correct the YAML here; what else is wrong with it shows afterwards',
      },
    ],
  ])('says %s in one problem', (_, text, problem) => {
    expect(load(text).problems).toEqual([problem]);
  });

  it('says two mistakes in two problems', () => {
    const text = check('a-check')
      .replace('title:', 'titel:')
      .replace('why:', 'reason:');
    expect(load(text).problems.map(({ message }) => message)).toEqual([
      "there is no 'titel' here",
      "there is no 'reason' here",
      "'why' is missing",
    ]);
  });

  it('runs the examples when asked to, and names the line of the one that does not hold', () => {
    const text = `${check('has-ci')}\n---\n${check('has-ci-too', {
      examples: `
  - { facts: {}, outcome: unknown }
  - facts: { repo: { hasCi: true } }
    outcome: fail
  - facts:
      repo:
        hasCl: true
    outcome: pass`,
    })}`;
    const files = [{ source: 'file1.yaml', text }];
    const unproved = loadDefinitions(files, testCatalog);
    expect(unproved.problems).toEqual([]);
    expect([...unproved.checks.keys()]).toEqual(['has-ci', 'has-ci-too']);
    const { checks, problems } = loadDefinitions(files, testCatalog, {
      examples: true,
    });
    // The other document of the file is good.
    expect([...checks.keys()]).toEqual(['has-ci']);
    expect(problems).toEqual([
      {
        source: 'file1.yaml',
        path: 'examples[1]',
        line: 25,
        message: 'example 2 gives pass, not fail: repo.hasCi is true',
        mend: 'correct the rule or the example',
      },
      {
        source: 'file1.yaml',
        path: 'examples[2].facts.repo.hasCl',
        line: 29,
        message: "example 3: fact 'repo.hasCl' is not declared",
        mend: "did you mean 'repo.hasCi'?",
      },
    ]);
  });

  it('puts no scorecard in force over a check that its own example disproves', () => {
    const wrong = check('has-ci', {
      examples: '[{ facts: { repo: { hasCi: true } }, outcome: fail }]',
    });
    const { scorecards, problems } = loadDefinitions(
      [
        { source: 'file1.yaml', text: wrong },
        { source: 'file2.yaml', text: scorecard('has-ci') },
      ],
      testCatalog,
      { examples: true },
    );
    expect(scorecards).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      'example 1 gives pass, not fail: repo.hasCi is true',
      "check 'has-ci' has a mistake, and the level cannot do without it",
    ]);
  });

  it('never lets a bad document take the others down', () => {
    const { checks, scorecards, problems } = load(
      `id: [\n---\n${check('has-ci')}`,
      check('bad', { rule: 'nonsense' }),
      'a: b',
      scorecard('has-ci'),
    );
    expect([...checks.keys()]).toEqual(['has-ci']);
    expect(scorecards).toHaveLength(1);
    expect(problems.map(p => p.source)).toEqual(
      expect.arrayContaining(['file1.yaml', 'file2.yaml', 'file3.yaml']),
    );
  });

  it('keeps the first of two definitions with one id, and names both places', () => {
    const { checks, problems } = load(
      check('has-ci'),
      `\n\n${check('has-ci', { title: 'Other' })}`,
    );
    expect(checks.get('has-ci')?.definition.title).toBe('Has CI');
    expect(problems).toEqual([
      expect.objectContaining({
        source: 'file2.yaml',
        line: 3,
        message:
          "check 'has-ci' is already defined in file1.yaml:1, which stays in force",
      }),
    ]);
  });

  it.each<[string, Array<'all' | string[] | undefined>, number]>([
    ['the file that keeps it', [undefined, ['check has-ci']], 2],
    ['the file that keeps everything', [['check has-ci'], 'all'], 2],
    ['the first, if both keep it', [['check has-ci'], ['check has-ci']], 1],
    [
      'the first, if what is kept is a scorecard',
      [[], ['scorecard has-ci']],
      1,
    ],
  ])('lets an id stay with %s', (_, keeps, stays) => {
    const { checks, problems } = loadDefinitions(
      keeps.map((kept, i) => ({
        ...{ source: `file${i + 1}.yaml`, text: check('has-ci'), keeps: kept },
      })),
      testCatalog,
    );
    expect(checks.get('has-ci')?.source).toBe(`file${stays}.yaml`);
    expect(problems).toEqual([
      expect.objectContaining({
        source: `file${3 - stays}.yaml`,
        message: `check 'has-ci' is already defined in file${stays}.yaml:1, which stays in force`,
      }),
    ]);
  });

  it('lets a scorecard stay with the file that keeps it', () => {
    const { scorecards } = loadDefinitions(
      [
        { source: 'a.yaml', text: `${check('has-ci')}\n---\n${scorecard()}` },
        { source: 'b.yaml', text: scorecard(), keeps: ['scorecard readiness'] },
      ],
      testCatalog,
    );
    expect(scorecards.map(({ source }) => source)).toEqual(['b.yaml']);
  });

  it.each<[string, string, object]>([
    [
      'a check that does not exist',
      scorecard('has-cl'),
      { path: 'levels[1].checks[0]', line: 9, mend: "did you mean 'has-ci'?" },
    ],
    [
      'a misspelt key of a rung',
      scorecard('{ check: has-ci, tier: [1] }'),
      {
        path: 'levels[1].checks[0].tier',
        line: 9,
        mend: "did you mean 'tiers'?",
      },
    ],
    [
      'a level that does not exist on the ladder',
      scorecard('has-ci').replace('level: 2', 'level: 4'),
      { path: 'levels[1].level', line: 7 },
    ],
    [
      'a level out of bounds',
      scorecard('has-ci').replace('level: 2', 'level: 12'),
      { path: 'levels[1].level', line: 7 },
    ],
    [
      'an empty filter',
      scorecard('has-ci').replace('{ kind: Component }', '{}'),
      { path: 'appliesTo', line: 4 },
    ],
    [
      'a date that does not exist',
      scorecard('{ check: has-ci, countsFrom: 2026-02-30 }'),
      { path: 'levels[1].checks[0].countsFrom', line: 9 },
    ],
  ])('refuses a scorecard with %s', (_, text, problem) => {
    const { scorecards, problems } = load(check('has-ci'), text);
    expect(scorecards).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({ source: 'file2.yaml', ...problem }),
    ]);
  });

  it('keeps HTML in every text field as text', () => {
    const html = '"<img src=x onerror=alert(1)>"';
    const { checks, problems } = load(
      check('has-ci', {
        title: html,
        owner: html,
        outcome: html,
        why: html,
        fix: html,
      }),
    );
    expect(problems).toEqual([]);
    expect(checks.get('has-ci')?.definition).toMatchObject({
      title: '<img src=x onerror=alert(1)>',
      fix: '<img src=x onerror=alert(1)>',
    });
  });

  it('refuses a bomb of aliases at once', () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`,
    );
    const { problems } = load(
      `a0: &a0 [x]\n${levels.join('\n')}\nrule: 'true'`,
    );
    expect(problems).toEqual([
      expect.objectContaining({
        source: 'file1.yaml',
        message: expect.stringMatching(/alias/i),
      }),
    ]);
  });

  it.each(['', '# nothing\n', '---\n---\n', '\u0000', '\ufeff'])(
    'survives a file with %j',
    text => {
      expect(() => load(text)).not.toThrow();
      expect(load(text).checks.size).toBe(0);
    },
  );
});
