import fc from 'fast-check';
import { subjectWith, refunds, compiled } from '../../__fixtures__/testCheck';
import { testCatalog } from '../../__fixtures__/testCatalog';
import type { FactValue } from '../../facts/FactDeclaration';
import { evaluateCheck } from '../evaluateCheck';
import { celEnvironment } from './celEnvironment';

/** Facts that may be absent. */
const factsArbitrary = fc.record(
  {
    'oncall.hasSchedule': fc.boolean(),
    'repo.hasCi': fc.boolean(),
    'oncall.escalationLevels': fc.integer({ min: -3, max: 3 }),
    'repo.openIssues': fc.integer({ min: -3, max: 3 }),
    'repo.coverage': fc.constantFrom(-1.5, 0.5, 1, 2.25),
    'repo.licence': fc.constantFrom('', 'MIT', 'a', 'Apache-2.0', '😀'),
    'repo.languages': fc.array(fc.constantFrom('go', 'java', 'a', ''), {
      maxLength: 3,
    }),
  },
  { requiredKeys: [] },
);

const rules = fc.letrec<{
  bool: string;
  int: string;
  double: string;
  text: string;
  list: string;
}>(tie => ({
  int: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'rule' },
    fc.constantFrom(
      'facts.oncall.escalationLevels',
      'facts.repo.openIssues',
      '0',
      '2',
      '-3',
    ),
    fc
      .tuple(tie('int'), fc.constantFrom('+', '-', '*', '/', '%'), tie('int'))
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    tie('text').map(t => `${t}.size()`),
    tie('list').map(l => `size(${l})`),
  ),
  double: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'rule' },
    fc.constantFrom('facts.repo.coverage', '0.5', '2.0'),
    fc
      .tuple(tie('double'), fc.constantFrom('+', '-', '*'), tie('int'))
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc
      .tuple(tie('int'), fc.constantFrom('+', '-', '*'), tie('double'))
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
  ),
  text: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'rule' },
    fc.constantFrom('facts.repo.licence', '"a"', '"MIT"', 'entity.kind'),
    tie('text').map(t => `${t}.lowerAscii()`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} + ${b})`),
    tie('list').map(l => `${l}.join("-")`),
    tie('int').map(i => `string(${i})`),
  ),
  list: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'rule' },
    fc.constantFrom(
      'facts.repo.languages',
      '["a", "go"]',
      'entity.metadata.tags',
    ),
    fc
      .tuple(tie('list'), tie('bool'))
      .map(([l, b]) => `${l}.filter(x, x != "a" && ${b})`),
    tie('list').map(l => `${l}.map(y, y + "1")`),
    fc.tuple(tie('list'), tie('list')).map(([a, b]) => `(${a} + ${b})`),
  ),
  bool: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'rule' },
    fc.constantFrom(
      'facts.oncall.hasSchedule',
      'facts.repo.hasCi',
      'true',
      'false',
    ),
    fc
      .tuple(tie('bool'), fc.constantFrom('&&', '||', '==', '!='), tie('bool'))
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc
      .tuple(
        tie('int'),
        fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
        tie('int'),
      )
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc
      .tuple(
        tie('int'),
        fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
        tie('double'),
      )
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc
      .tuple(tie('text'), fc.constantFrom('<', '>=', '==', '!='), tie('text'))
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc.tuple(tie('text'), tie('list')).map(([t, l]) => `(${t} in ${l})`),
    fc.tuple(tie('list'), tie('list')).map(([a, b]) => `(${a} == ${b})`),
    fc
      .tuple(
        tie('text'),
        fc.constantFrom('startsWith', 'endsWith', 'contains'),
        tie('text'),
      )
      .map(([a, f, b]) => `${a}.${f}(${b})`),
    fc
      .tuple(tie('bool'), tie('bool'), tie('bool'))
      .map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    tie('bool').map(b => `!${b}`),
    fc
      .tuple(
        tie('list'),
        fc.constantFrom('all', 'exists', 'exists_one'),
        tie('bool'),
      )
      .map(([l, f, b]) => `${l}.${f}(z, z == "go" || ${b})`),
  ),
}));

/** What the library says: true, false, or that it raised an error. */
function libraryAnswer(rule: string, facts: Record<string, FactValue>) {
  const tree: Record<string, Record<string, unknown>> = {};
  for (const [name, value] of Object.entries(facts)) {
    const [head, tail] = name.split('.') as [string, string];
    const isInt = testCatalog.byName.get(name)?.type === 'int';
    (tree[head] ??= {})[tail] = isInt ? BigInt(value as number) : value;
  }
  for (const name of testCatalog.names)
    tree[name.split('.')[0] as string] ??= {};
  try {
    return celEnvironment(testCatalog).evaluate(rule, {
      facts: tree,
      entity: refunds,
    })
      ? 'pass'
      : 'fail';
  } catch {
    return 'unknown';
  }
}

const depthOfLoops = (rule: string) =>
  (rule.match(/\.(all|exists|exists_one|filter|map)\(/g) ?? []).length;

describe('compileExpression', () => {
  it('means what the CEL library means, and an error of the library is unknown', () => {
    fc.assert(
      fc.property(rules.bool, factsArbitrary, (rule, facts) => {
        // Variables of nested loops would need names of their own.
        fc.pre(depthOfLoops(rule) <= 1 && rule.length < 3000);
        const given = facts as Record<string, FactValue>;
        const { outcome } = evaluateCheck(
          compiled({ rule }),
          subjectWith(given),
        );
        expect([rule, given, outcome]).toEqual([
          rule,
          given,
          libraryAnswer(rule, given),
        ]);
      }),
      { numRuns: 1000 },
    );
  });
});
