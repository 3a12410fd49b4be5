import { checkDefinition, compiled } from '../__fixtures__/testCheck';
import { testCatalog } from '../__fixtures__/testCatalog';
import type { CheckDefinition } from './CheckDefinition';
import { compileCheck } from './compileCheck';

function problemsOf(change: Partial<CheckDefinition>) {
  const result = compileCheck(checkDefinition(change), testCatalog);
  return 'problems' in result ? result.problems : [];
}

describe('compileCheck', () => {
  it.each<[string, string, RegExp, RegExp?]>([
    [
      'a fact that nobody declares, with the nearest one',
      'facts.oncall.escalationLevel >= 2',
      /no fact 'oncall.escalationLevel' \(line 1, column \d+ of the rule\)/,
      /did you mean 'oncall.escalationLevels'/,
    ],
    [
      'a field that is too large to be kept of every entity',
      'has(entity.spec.definition)',
      /no entity field 'spec.definition'/,
    ],
    [
      'an entity field that does not exist, with the nearest one',
      'entity.spec.lifecicle == "production"',
      /no entity field 'spec.lifecicle'/,
      /did you mean 'spec.lifecycle'/,
    ],
    [
      'a misspelt root',
      'fact.oncall.hasSchedule',
      /no 'fact' in rules/,
      /did you mean 'facts'/,
    ],
    [
      'the beginning of a fact name',
      'facts.oncall',
      /'facts.oncall' is not a value of its own/,
      /facts.oncall.hasSchedule/,
    ],
    [
      'a part of a fact',
      'facts.oncall.hasSchedule.today',
      /'facts.oncall.hasSchedule' has no parts/,
    ],
    ['all facts at once', 'facts == true', /'facts' is not a value of its own/],
    [
      'a fact by an index',
      'facts["oncall"].hasSchedule',
      /'facts' is not a value of its own/,
    ],
    [
      'a text where a number is due',
      'facts.oncall.escalationLevels >= "2"',
      /no such overload: int >= string/,
    ],
    [
      'a number where a bool is due',
      'facts.oncall.escalationLevels && true',
      /requires bool/,
    ],
    [
      'a rule that gives no bool',
      'facts.oncall.escalationLevels',
      /gives int, it must give bool/,
    ],
    [
      'matches, which backtracks',
      'facts.repo.licence.matches("(a+)+$")',
      /no function 'matches'/,
      /matchesRe2/,
    ],
    [
      'a pattern that is not RE2',
      'facts.repo.licence.matchesRe2("(?=a)")',
      /not an RE2 pattern/,
    ],
    [
      'a broken pattern',
      'facts.repo.licence.matchesRe2("(a")',
      /not an RE2 pattern/,
    ],
    [
      'a pattern that is not written out',
      'facts.repo.licence.matchesRe2(facts.repo.licence)',
      /pattern as a literal/,
    ],
    [
      'a pattern that repeats too much',
      'facts.repo.licence.matchesRe2("a{900}b{900}")',
      /repeats too much/,
    ],
    [
      'an unknown function, with the nearest one',
      'facts.repo.licence.startWith("a")',
      /no function 'startWith'/,
      /did you mean 'startsWith'/,
    ],
    [
      'a clock',
      'timestamp("2026-01-01T00:00:00Z").getFullYear() > 2025',
      /no function 'getFullYear'|no function 'timestamp'/,
    ],
    [
      'an escape from the type checker',
      'dyn(facts.oncall.hasSchedule)',
      /no function 'dyn'/,
    ],
    ['null', 'facts.repo.licence == null', /null is no value/],
    [
      'three loops within each other',
      'facts.repo.languages.all(a, facts.repo.languages.all(b, facts.repo.languages.all(c, a == c)))',
      /nested 2 deep/,
    ],
    [
      'a variable that hides the facts',
      'facts.repo.languages.all(facts, facts == "a")',
      /'facts' already means something else/,
    ],
    [
      'a mistake of syntax, with its place',
      'facts.repo.hasCi &&\n&& true',
      /line 2, column 1 of the rule/,
    ],
    [
      'an unknown fact within has()',
      'has(facts.repo.hasCl)',
      /no fact 'repo.hasCl'/,
      /repo.hasCi/,
    ],
    ['has() of anything but a path', 'has(1)', /has\(\) asks about one path/],
    ['a prototype', 'facts.__proto__.x', /no fact '__proto__.x'/],
    [
      'a constructor',
      'facts.oncall.constructor == 1',
      /no fact 'oncall.constructor'/,
    ],
    [
      'a literal beyond a safe integer',
      'facts.repo.openIssues < 9007199254740993',
      /too large/,
    ],
    ['HTML as a rule', '<script>alert(1)</script>', /rule/],
    [
      'a rule nested too deep',
      `${'('.repeat(200)}true${')'.repeat(200)}`,
      /maxDepth/,
    ],
    [
      'a rule with too many parts',
      Array.from({ length: 300 }, () => 'facts.repo.hasCi')
        .join('||')
        .slice(0, 4080)
        .replace(/\|*[^|]*$/, ''),
      /maxAstNodes/,
    ],
    ['a rule of a megabyte', `true${' '.repeat(1_000_000)}`, /at most 4096/],
  ])('refuses %s', (_, rule, message, ...[mend]) => {
    const [problem] = problemsOf({ rule });
    expect(problem).toMatchObject({
      path: 'rule',
      source: "check 'on-call-scheduled'",
    });
    expect(problem?.message).toMatch(message);
    expect(problem?.mend ?? '').toMatch(mend ?? /(?:)/);
  });

  it('names every unknown fact at once', () => {
    const problems = problemsOf({
      rule: 'facts.repo.hasCl && facts.oncall.hasShedule',
    });
    expect(problems.map(p => p.mend)).toEqual([
      "did you mean 'repo.hasCi'?",
      "did you mean 'oncall.hasSchedule'?",
    ]);
  });

  it('asks for whenMissing beside has()', () => {
    expect(problemsOf({ rule: 'has(facts.repo.hasCi)' })[0]?.message).toMatch(
      /needs 'whenMissing'/,
    );
    expect(
      problemsOf({ rule: 'has(facts.repo.hasCi)', whenMissing: 'fail' }),
    ).toEqual([]);
    expect(problemsOf({ rule: 'has(entity.spec.system)' })).toEqual([]);
  });

  it('says that whenMissing without has() has no effect', () => {
    expect(problemsOf({ whenMissing: 'fail' })[0]).toMatchObject({
      path: 'whenMissing',
    });
  });

  it.each([
    ['an empty filter', {}],
    ['an empty filter within another', { $all: [{ kind: 'Component' }, {}] }],
    ['an alternative of nothing', { $any: [] }],
    ['an operator that does not exist', { $or: [{ kind: 'Component' }] }],
    [
      'an operator beside fields',
      { kind: 'Component', $not: { 'spec.type': 'website' } },
    ],
  ])('refuses %s in appliesTo', (_, appliesTo) => {
    expect(problemsOf({ appliesTo: appliesTo as never })[0]).toMatchObject({
      path: 'appliesTo',
    });
  });

  it('reads the facts off the rule, in order, and whether it reads the entity', () => {
    const check = compiled({
      rule: 'facts.repo.hasCi && (facts.slo.count > 0 || facts.repo.hasCi) && entity.kind == "Component"',
    });
    expect(check.factNames).toEqual(['repo.hasCi', 'slo.count']);
    expect(check.readsEntity).toBe(true);
    expect(check.clauses).toEqual([
      { text: 'facts.repo.hasCi', factNames: ['repo.hasCi'] },
      {
        text: 'facts.slo.count > 0 || facts.repo.hasCi',
        factNames: ['slo.count', 'repo.hasCi'],
      },
      { text: 'entity.kind == "Component"', factNames: [] },
    ]);
  });

  it('marks what judges, and nothing else', () => {
    const { fingerprint } = compiled();
    expect(
      compiled({ title: 'Other', fix: 'Other', examples: [] }).fingerprint,
    ).toBe(fingerprint);
    expect(compiled({ rule: 'facts.oncall.hasSchedule' }).fingerprint).not.toBe(
      fingerprint,
    );
    expect(compiled({ appliesTo: { kind: 'API' } }).fingerprint).not.toBe(
      fingerprint,
    );
  });
});
