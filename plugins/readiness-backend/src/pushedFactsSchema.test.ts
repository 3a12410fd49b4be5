import { ConfigReader } from '@backstage/config';
import { readReadinessConfig } from './readinessConfig';

const read = (...pushedFacts: object[]) =>
  readReadinessConfig(
    new ConfigReader({
      readiness: { pushedFacts: JSON.parse(JSON.stringify(pushedFacts)) },
    }),
  ).pushedFacts;

const source = {
  id: 'coverage',
  title: 'Test coverage',
  facts: [{ name: 'quality.testCoverage', validity: { days: 30 } }],
  subjects: ['external:ci'],
};

describe('readiness.pushedFacts', () => {
  it('takes a fact of the vocabulary by its name, and others in full', () => {
    const mine = {
      ...{ name: 'acme.licencesChecked', type: 'bool' },
      ...{ description: 'Looked at by legal.', validity: '2 weeks' },
    };
    const [first] = read({
      ...source,
      owner: 'Group:default/Quality',
      facts: [...source.facts, mine],
      subjects: ['Group:default/QA', 'external:github:repo:Acme/*'],
    });
    expect(first).toMatchObject({
      owner: 'group:default/quality',
      facts: [
        { name: 'quality.testCoverage', type: 'double', unit: 'percent' },
        { ...mine, validity: { weeks: 2 } },
      ],
      subjects: ['group:default/qa', 'external:github:repo:Acme/*'],
    });
  });

  it('names all mistakes together, each with its place and the mend', () => {
    expect(() =>
      read(
        {
          ...source,
          id: 'Coverage!',
          owner: 'platform',
          facts: [
            { name: 'quality.testCoverag', validity: { days: 30 } },
            { name: 'acme.x', type: 'bool', description: 'X.', validity: 0 },
          ],
          subjects: ['two words', 'group:platform', 'acme*', '*'],
          entities: {},
        },
        { ...source, facts: [], subjects: [], titel: 'x' },
      ),
    ).toThrow(
      [
        'The readiness configuration has mistakes:',
        "  readiness.pushedFacts[0].id: must be kebab-case, such as 'test-coverage'",
        "  readiness.pushedFacts[0].owner: must be the full reference of a group or user such as 'group:default/platform'",
        "  readiness.pushedFacts[0].facts[0]: 'quality.testCoverag' is not in the vocabulary; did you mean 'quality.testCoverage'?",
        '  readiness.pushedFacts[0].facts[1].validity: says how long a value counts after it was pushed, such as { days: 30 }',
        "  readiness.pushedFacts[0].subjects[0]: must be the subject of a token such as 'external:ci-payments', or a user or group",
        "  readiness.pushedFacts[0].subjects[1]: must be the full reference of a user or group such as 'group:default/platform'",
        "  readiness.pushedFacts[0].subjects[2]: may have one '*', at its end and after ':' or '/', such as 'external:github:repo:acme/*'",
        "  readiness.pushedFacts[0].subjects[3]: may have one '*', at its end and after ':' or '/', such as 'external:github:repo:acme/*'",
        '  readiness.pushedFacts[0].entities: is empty and would mean every entity; say which entities, for example { kind: Component }',
        '  readiness.pushedFacts[1].facts: is empty; declare what is pushed',
        '  readiness.pushedFacts[1].subjects: is empty; say whose tokens may push, or which users and groups',
        "  readiness.pushedFacts[1].titel: there is no such key; did you mean 'title'?",
      ].join('\n'),
    );
  });

  it('holds ids, names and types against each other and the vocabulary', () => {
    const fact = { description: 'X.', validity: { days: 1 } };
    expect(() =>
      read(
        {
          ...source,
          facts: [
            ...source.facts,
            ...source.facts,
            { ...fact, name: 'slo.definedCount', type: 'bool' },
            { ...fact, name: 'Acme', type: 'bool' },
          ],
        },
        source,
      ),
    ).toThrow(
      [
        'The readiness configuration has mistakes:',
        "  readiness.pushedFacts[1].id: 'coverage' is there twice; every source needs an id of its own",
        "  readiness.pushedFacts[0].facts[1]: fact 'quality.testCoverage' is declared twice",
        "  readiness.pushedFacts[0].facts[2]: fact 'slo.definedCount' is bool for collector 'this source', and int for its definition; declare it as int, or under another name",
        "  readiness.pushedFacts[0].facts[3]: 'Acme' is not a fact name; write two or more camelCase words joined by dots, like oncall.escalationLevels",
      ].join('\n'),
    );
  });
});
