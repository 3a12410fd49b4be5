/** What people write by mistake, or on purpose, and every word that they read about it. */
import { checkText, scorecardText } from '../__fixtures__/definitionTexts';
import { testCatalog } from '../__fixtures__/testCatalog';
import { checkDefinitionSchema } from '../checks/CheckDefinition';
import type { Problem } from '../problems/Problem';
import { loadDefinitions } from './loadDefinitions';

function problemsOf(...texts: string[]): Problem[] {
  const files = texts.map((text, i) => ({ source: `${i + 1}.yaml`, text }));
  return loadDefinitions(files, testCatalog, { examples: true }).problems;
}

const html = '<img src=x onerror=alert(1)>';
const ruleLine = { source: '1.yaml', path: 'rule', line: 10 };

describe('bad checks', () => {
  it.each<[string, string, Problem]>([
    [
      'an unknown fact',
      checkText('a', { rule: 'facts.repo.hasCl' }),
      {
        ...ruleLine,
        message:
          "there is no fact 'repo.hasCl' (line 1, column 12 of the rule)",
        mend: "did you mean 'repo.hasCi'?",
      },
    ],
    [
      'an unknown fact further down in a long rule',
      checkText('a', {
        rule: '|\n  facts.repo.hasCi &&\n  facts.repo.hasCl',
      }),
      {
        ...ruleLine,
        message:
          "there is no fact 'repo.hasCl' (line 2, column 12 of the rule)",
        mend: "did you mean 'repo.hasCi'?",
      },
    ],
    [
      'an unknown fact in an example',
      checkText('a', {
        examples: '\n  - facts: { repo: { hasCl: true } }\n    outcome: pass',
      }),
      {
        source: '1.yaml',
        path: 'examples[0].facts.repo.hasCl',
        line: 12,
        message: "example 1: fact 'repo.hasCl' is not declared",
        mend: "did you mean 'repo.hasCi'?",
      },
    ],
    [
      'a rule that gives a number',
      checkText('a', { rule: 'facts.repo.openIssues' }),
      {
        ...ruleLine,
        message: 'the rule gives int, it must give bool',
        mend: 'compare it with something',
      },
    ],
    [
      'a rule that compares a number with a text',
      checkText('a', { rule: 'facts.repo.openIssues > "2"' }),
      {
        ...ruleLine,
        message:
          'no such overload: int > string (line 1, column 1 of the rule)',
        mend: 'both sides must be of one type: text stands in quotes, numbers do not',
      },
    ],
    [
      'a rule that is a list',
      checkText('a', { rule: '[true]' }),
      { ...ruleLine, message: 'rule: it is a list, and must be a text' },
    ],
    [
      'a rule that YAML takes for a bool',
      checkText('a', { rule: 'true' }),
      { ...ruleLine, message: 'rule: it is true or false, and must be a text' },
    ],
    [
      'a rule that is not there',
      checkText('a', { rule: '' }),
      { ...ruleLine, message: 'rule: it is empty, and must be a text' },
    ],
    [
      'a division of whole numbers by zero, which an example meets',
      checkText('a', {
        rule: 'facts.repo.openIssues / facts.oncall.escalationLevels > 1',
        examples: `
  - facts: { repo: { openIssues: 1 }, oncall: { escalationLevels: 0 } }
    outcome: fail`,
      }),
      {
        source: '1.yaml',
        path: 'examples[0]',
        line: 12,
        message:
          'example 1 gives unknown, not fail: The rule has no answer here: division by zero',
        mend: 'correct the rule or the example',
      },
    ],
    [
      'a division of fractions by zero, which an example meets',
      checkText('a', {
        rule: 'facts.repo.coverage / facts.oncall.ackHours > 1.0',
        examples: `
  - facts: { repo: { coverage: 1 }, oncall: { ackHours: 0 } }
    outcome: pass`,
      }),
      {
        source: '1.yaml',
        path: 'examples[0]',
        line: 12,
        message:
          'example 1 gives unknown, not pass: The rule has no answer here: division by zero',
        mend: 'correct the rule or the example',
      },
    ],
    [
      'a rule of a megabyte',
      checkText('a', { rule: 'x'.repeat(1_000_000) }),
      {
        source: '1.yaml',
        message: 'the file has 1000234 characters, at most 262144 are read',
        mend: 'split it into several files',
      },
    ],
    [
      'a rule that is longer than a person reads',
      checkText('a', { rule: 'x'.repeat(4097) }),
      {
        ...ruleLine,
        message: 'rule: it has 4097 characters, at most 4096 are allowed',
      },
    ],
    [
      'a rule of too many parts',
      checkText('a', { rule: `1 > 0${' || 1 > 0'.repeat(400)}` }),
      {
        ...ruleLine,
        message: expect.stringMatching(
          /^Exceeded maxAstNodes \(400\) \(line 1, column \d+ of the rule\)$/,
        ) as unknown as string,
        mend: 'split it into several checks',
      },
    ],
    [
      'a regular expression that explodes',
      checkText('a', { rule: 'facts.repo.licence.matches("(a+)+$")' }),
      {
        ...ruleLine,
        message:
          "there is no function 'matches' in rules (line 1, column 1 of the rule)",
        mend: "write text.matchesRe2('pattern'): its time does not explode on any text",
      },
    ],
    [
      'a regular expression that grows',
      checkText('a', {
        rule: 'facts.repo.licence.matchesRe2("a{900}b{900}")',
      }),
      {
        ...ruleLine,
        message: 'the pattern repeats too much',
        mend: 'write smaller numbers of repetitions',
      },
    ],
    [
      'an id with HTML in it',
      checkText(`"${html}"`),
      {
        source: '1.yaml',
        path: 'id',
        line: 1,
        message:
          'id: must be kebab-case: lower-case letters, digits and single dashes, starting with a letter',
      },
    ],
    [
      'a key with HTML in it',
      `${checkText('a')}\n"${html}": x`,
      {
        source: '1.yaml',
        path: html,
        line: 12,
        message: `there is no '${html}' here`,
        mend: `there are: ${Object.keys(checkDefinitionSchema.shape).join(
          ', ',
        )}`,
      },
    ],
    [
      'a category that does not exist',
      checkText('a', { category: 'Operation' }),
      {
        source: '1.yaml',
        path: 'category',
        line: 4,
        message:
          "category: 'Operation' is none of: Reliability, Observability, Security, Operations",
        mend: "did you mean 'Operations'?",
      },
    ],
    [
      'HTML where one of a few words is due',
      checkText('a', { category: `"${html}"` }),
      {
        source: '1.yaml',
        path: 'category',
        line: 4,
        message: `category: '${html}' is none of: Reliability, Observability, Security, Operations`,
      },
    ],
    [
      'an outcome that does not exist',
      checkText('a', {
        examples: '\n  - facts: {}\n    outcome: notAplicable',
      }),
      {
        source: '1.yaml',
        path: 'examples[0].outcome',
        line: 13,
        message:
          "examples[0].outcome: 'notAplicable' is none of: pass, fail, unknown, notApplicable",
        mend: "did you mean 'notApplicable'?",
      },
    ],
    [
      'no examples',
      checkText('a', { examples: '[]' }),
      {
        source: '1.yaml',
        path: 'examples',
        line: 11,
        message: 'examples: it has 0 entries, at least 1 are asked for',
      },
    ],
    [
      "'__proto__' as a key",
      `${checkText('a')}\n__proto__: { polluted: true }`,
      {
        source: '1.yaml',
        path: '__proto__',
        line: 12,
        message: "'__proto__' cannot be a key",
        mend: 'rename it',
      },
    ],
    [
      "'__proto__' as a key deep inside",
      checkText('a', {
        examples: `
  - { facts: {}, outcome: unknown }
  - facts:
      repo: { __proto__: { polluted: true } }
    outcome: pass`,
      }),
      {
        source: '1.yaml',
        path: 'examples[1].facts.repo.__proto__',
        line: 14,
        message: "'__proto__' cannot be a key",
        mend: 'rename it',
      },
    ],
    [
      "'__proto__' in a rule",
      checkText('a', { rule: 'facts.__proto__.polluted' }),
      {
        ...ruleLine,
        message:
          "there is no fact '__proto__.polluted' (line 1, column 17 of the rule)",
      },
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('bad scorecards', () => {
  const at = { source: '2.yaml', line: 7, path: 'levels[1].level' };
  const inChecks = { source: '2.yaml', line: 9 };

  it.each<[string, string, Problem]>([
    [
      'a level that leaves one out',
      scorecardText('has-ci').replace('level: 2', 'level: 4'),
      {
        ...at,
        message: 'level 4 stands where level 2 is due',
        mend: 'number the levels one by one from the bottom up',
      },
    ],
    [
      'a level above all',
      scorecardText('has-ci').replace('level: 2', 'level: 12'),
      { ...at, message: 'levels[1].level: 12 is more than 9' },
    ],
    [
      'a level below all',
      scorecardText('has-ci').replace('level: 2', 'level: 0'),
      { ...at, message: 'levels[1].level: 0 is less than 1' },
    ],
    [
      'a level in words',
      scorecardText('has-ci').replace('level: 2', 'level: managed'),
      {
        ...at,
        message: 'levels[1].level: it is a text, and must be a number',
      },
    ],
    [
      'a check that does not exist',
      scorecardText('has-cl'),
      {
        ...inChecks,
        path: 'levels[1].checks[0]',
        message: "there is no check 'has-cl'",
        mend: "did you mean 'has-ci'?",
      },
    ],
    [
      'a stage that does not exist',
      scorecardText('{ check: has-ci, from: grwth }'),
      {
        ...inChecks,
        path: 'levels[1].checks[0].from',
        message:
          "levels[1].checks[0].from: 'grwth' is none of: startup, growth, scale, enterprise",
        mend: "did you mean 'growth'?",
      },
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(checkText('has-ci'), text)).toEqual([problem]);
  });

  it.each<[string, string, Problem]>([
    [
      'a mistake in its rule',
      checkText('has-ci', { rule: 'facts.repo.hasCl' }),
      {
        ...ruleLine,
        message:
          "there is no fact 'repo.hasCl' (line 1, column 12 of the rule)",
        mend: "did you mean 'repo.hasCi'?",
      },
    ],
    [
      'a mistyped key',
      checkText('has-ci').replace('title:', 'titel:'),
      {
        source: '1.yaml',
        path: 'titel',
        line: 2,
        message: "there is no 'titel' here",
        mend: "did you mean 'title'?",
      },
    ],
  ])(
    'that name a check with %s do not ask for another',
    (_, check, mistake) => {
      expect(
        problemsOf(check, checkText('has-cd'), scorecardText('has-ci')),
      ).toEqual([
        mistake,
        {
          source: '3.yaml',
          path: 'levels[1].checks[0]',
          line: 9,
          message:
            "check 'has-ci' has a mistake, and the level cannot do without it",
          mend: 'mend the check in 1.yaml:1',
        },
      ]);
    },
  );
});

describe('ids', () => {
  const taken = {
    path: 'id',
    line: 1,
    mend: 'rename or remove one of them',
  };

  it('of two checks that are one and the same', () => {
    expect(problemsOf(checkText('has-ci'), checkText('has-ci'))).toEqual([
      {
        ...taken,
        source: '2.yaml',
        message:
          "check 'has-ci' is already defined in 1.yaml:1, which stays in force",
      },
    ]);
  });

  it('of two scorecards that are one and the same', () => {
    const [check, scorecard] = [checkText('has-ci'), scorecardText('has-ci')];
    expect(problemsOf(check, scorecard, scorecard)).toEqual([
      {
        ...taken,
        source: '3.yaml',
        message:
          "scorecard 'readiness' is already defined in 2.yaml:1, which stays in force",
      },
    ]);
  });

  it('that begin like another are ids of their own', () => {
    const ids = ['has-ci', 'has-ci-too', 'has'];
    const { checks, scorecards, problems } = loadDefinitions(
      [...ids.map(id => checkText(id)), scorecardText(...ids)].map(
        (text, i) => ({ source: `${i}.yaml`, text }),
      ),
      testCatalog,
    );
    expect(problems).toEqual([]);
    expect([...checks.keys()]).toEqual(ids);
    expect(scorecards[0]?.checks.map(({ check }) => check.id)).toEqual(ids);
    expect(
      problemsOf(...ids.map(id => checkText(id)), scorecardText('has-ci-to')),
    ).toEqual([
      {
        source: '4.yaml',
        path: 'levels[1].checks[0]',
        line: 9,
        message: "there is no check 'has-ci-to'",
        mend: "did you mean 'has-ci-too'?",
      },
    ]);
  });
});

it('keeps HTML in every text field as text, and repeats it as it is', () => {
  const text = `"${html}"`;
  const check = checkText('has-ci', {
    ...{ title: text, owner: text, outcome: text, why: text, fix: text },
    examples: `[{ name: ${text}, facts: {}, outcome: pass }]`,
  });
  const scorecard = scorecardText('has-ci')
    .replace('Readiness', text)
    .replace('Managed', text)
    .replace('group:default/platform', text)
    .replace('levels:', `description: ${text}\nlevels:`);
  const files = [check, scorecard].map((yaml, i) => ({
    ...{ source: `${i}.yaml`, text: yaml },
  }));
  const { checks, scorecards } = loadDefinitions(files, testCatalog);
  const { problems } = loadDefinitions(files, testCatalog, { examples: true });
  expect(checks.get('has-ci')?.definition).toMatchObject({
    ...{ title: html, owner: html, outcome: html, why: html, fix: html },
    examples: [{ name: html }],
  });
  expect(scorecards[0]?.definition).toMatchObject({
    ...{ title: html, owner: html, description: html },
    levels: [{ name: 'Reactive' }, { name: html }],
  });
  expect(problems.map(({ message }) => message)).toContain(
    `example 1 (${html}) gives unknown, not pass: its source looked and found nothing to say about repo.hasCi`,
  );
});
