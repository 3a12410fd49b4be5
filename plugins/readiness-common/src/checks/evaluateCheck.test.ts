import type { FactValue } from '../facts/FactDeclaration';
import { compiled, refunds, subjectWith } from '../__fixtures__/testCheck';
import { createSubject } from './createSubject';
import { evaluateCheck } from './evaluateCheck';
import { readFacts } from '../facts/readFacts';
import { testCatalog, declared } from '../__fixtures__/testCatalog';
import { createFactCatalog } from '../facts/createFactCatalog';

type Facts = Record<string, FactValue>;

function outcomeOf(rule: string, facts: Facts = {}) {
  return evaluateCheck(compiled({ rule }), subjectWith(facts)).outcome;
}

describe('evaluateCheck', () => {
  it.each<[string, string, Facts, string]>([
    [
      'a whole number from JSON equals an int literal',
      'facts.oncall.escalationLevels == 2',
      { 'oncall.escalationLevels': 2 },
      'pass',
    ],
    [
      'a double divides by a whole number',
      'facts.oncall.ackHours / 24 < 1',
      { 'oncall.ackHours': 12 },
      'pass',
    ],
    [
      'a whole number divides by a double',
      '48 / facts.oncall.ackHours == 4.0',
      { 'oncall.ackHours': 12 },
      'pass',
    ],
    [
      'a double compares with a whole number',
      'facts.repo.coverage >= 0',
      { 'repo.coverage': 0.5 },
      'pass',
    ],
    [
      'a double equals a whole number',
      'facts.repo.coverage == 1',
      { 'repo.coverage': 1 },
      'pass',
    ],
    [
      'a whole number plus a double',
      'facts.repo.openIssues + 0.5 > 2',
      { 'repo.openIssues': 2 },
      'pass',
    ],
    [
      'ints divide without a remainder',
      'facts.repo.openIssues / 2 == 3',
      { 'repo.openIssues': 7 },
      'pass',
    ],
    [
      'a negative int divides towards zero',
      'facts.repo.openIssues / 2 == -3',
      { 'repo.openIssues': -7 },
      'pass',
    ],
    [
      'a list is searched',
      '"java" in facts.repo.languages',
      { 'repo.languages': ['go', 'java'] },
      'pass',
    ],
    [
      'every entry holds',
      'facts.repo.languages.all(l, l.size() > 1)',
      { 'repo.languages': ['go', 'java'] },
      'pass',
    ],
    [
      'every entry of an empty list holds',
      'facts.repo.languages.all(l, false)',
      { 'repo.languages': [] },
      'pass',
    ],
    [
      'no entry of an empty list is found',
      'facts.repo.languages.exists(l, true)',
      { 'repo.languages': [] },
      'fail',
    ],
    [
      'entries are filtered, mapped and joined',
      'facts.repo.languages.filter(l, l != "c").map(l, l.upperAscii()).join("+") == "GO+JAVA"',
      { 'repo.languages': ['go', 'c', 'java'] },
      'pass',
    ],
    [
      'exactly one entry',
      'facts.repo.languages.exists_one(l, l.startsWith("j"))',
      { 'repo.languages': ['java', 'javascript'] },
      'fail',
    ],
    [
      'loops within loops see both variables',
      'facts.repo.languages.exists(a, facts.repo.languages.exists(b, a != b))',
      { 'repo.languages': ['go', 'java'] },
      'pass',
    ],
    [
      'text functions',
      'facts.repo.licence.lowerAscii().contains("apache")',
      { 'repo.licence': 'Apache-2.0' },
      'pass',
    ],
    [
      'a regular expression finds within the text',
      'facts.repo.licence.matchesRe2("[0-9]+[.]0$")',
      { 'repo.licence': 'Apache-2.0' },
      'pass',
    ],
    [
      'a regular expression as a function',
      'matchesRe2(facts.repo.licence, "^MIT$")',
      { 'repo.licence': 'Apache-2.0' },
      'fail',
    ],
    [
      'size counts characters, not surrogates',
      'size(facts.repo.licence) == 1',
      { 'repo.licence': '😀' },
      'pass',
    ],
    [
      'a choice takes one branch and does not read the other',
      'facts.repo.hasCi ? true : facts.repo.coverage > 0.5',
      { 'repo.hasCi': true },
      'pass',
    ],
    [
      'HTML in a fact stays text',
      'facts.repo.licence == "<script>alert(1)</script>"',
      { 'repo.licence': '<script>alert(1)</script>' },
      'pass',
    ],
  ])('%s', (_, rule, facts, outcome) => {
    expect(outcomeOf(rule, facts)).toBe(outcome);
  });

  it.each<[string, string, Facts, string]>([
    ['a missing fact is unknown', 'facts.repo.hasCi', {}, 'unknown'],
    [
      'a false decides against a missing fact on the right',
      'facts.repo.hasCi && facts.oncall.hasSchedule',
      { 'repo.hasCi': false },
      'fail',
    ],
    [
      'a false decides against a missing fact on the left',
      'facts.oncall.hasSchedule && facts.repo.hasCi',
      { 'repo.hasCi': false },
      'fail',
    ],
    [
      'a true does not decide a conjunction',
      'facts.oncall.hasSchedule && facts.repo.hasCi',
      { 'repo.hasCi': true },
      'unknown',
    ],
    [
      'a true decides an alternative, whatever is missing',
      'facts.oncall.hasSchedule || facts.repo.hasCi',
      { 'repo.hasCi': true },
      'pass',
    ],
    [
      'a false does not decide an alternative',
      'facts.oncall.hasSchedule || facts.repo.hasCi',
      { 'repo.hasCi': false },
      'unknown',
    ],
    [
      'not of a missing fact is unknown',
      '!facts.oncall.hasSchedule',
      {},
      'unknown',
    ],
    [
      'a comparison with a missing fact is unknown',
      'facts.repo.openIssues < 5',
      {},
      'unknown',
    ],
    [
      'a choice by a missing fact is unknown',
      'facts.oncall.hasSchedule ? true : true',
      {},
      'unknown',
    ],
    [
      'a true found in a loop decides over a missing fact',
      'facts.repo.languages.exists(l, l == "go" || facts.repo.hasCi)',
      { 'repo.languages': ['c', 'go'] },
      'pass',
    ],
    [
      'a loop that needs the missing fact is unknown',
      'facts.repo.languages.all(l, l == "go" || facts.repo.hasCi)',
      { 'repo.languages': ['c', 'go'] },
      'unknown',
    ],
  ])('%s', (_, rule, facts, outcome) => {
    expect(outcomeOf(rule, facts)).toBe(outcome);
  });

  it('names the missing facts that decide, in the order in which the rule reads them', () => {
    const check = compiled({
      rule: '(facts.repo.hasCi || true) && facts.slo.count > 0 && facts.oncall.hasSchedule',
    });
    expect(evaluateCheck(check, subjectWith({}))).toEqual({
      outcome: 'unknown',
      reason: { kind: 'facts', facts: ['slo.count', 'oncall.hasSchedule'] },
    });
  });

  it.each<[string, string, Facts, RegExp]>([
    [
      'an int is divided by zero',
      'facts.repo.openIssues / facts.oncall.escalationLevels > 1',
      { 'repo.openIssues': 1, 'oncall.escalationLevels': 0 },
      /division by zero/,
    ],
    [
      'a double is divided by zero',
      'facts.repo.coverage / facts.oncall.ackHours > 0.5',
      { 'repo.coverage': 1, 'oncall.ackHours': 0 },
      /division by zero/,
    ],
    [
      'a remainder of zero',
      'facts.repo.openIssues % 0 == 1',
      { 'repo.openIssues': 1 },
      /division by zero/,
    ],
    [
      'a number grows out of range',
      'facts.repo.openIssues * 9007199254740991 > 0',
      { 'repo.openIssues': 9 },
      /out of range/,
    ],
    [
      'a list has no such position',
      'facts.repo.languages[2] == "go"',
      { 'repo.languages': ['go'] },
      /no such position/,
    ],
    [
      'a text is no number',
      'int(facts.repo.licence) > 1',
      { 'repo.licence': 'MIT' },
      /whole number/,
    ],
    [
      'an entity field is not set',
      'entity.spec.lifecycle == "production"',
      {},
      /entity.spec.lifecycle is not set/,
    ],
    [
      'an annotation is not set',
      'entity.metadata.annotations["pagerduty.com/id"] != ""',
      {},
      /pagerduty.com\/id/,
    ],
  ])('is unknown and says why when %s', (_, rule, facts, message) => {
    const answer = evaluateCheck(compiled({ rule }), subjectWith(facts));
    expect(answer).toMatchObject({
      outcome: 'unknown',
      reason: { kind: 'error' },
    });
    expect(answer.reason?.message).toMatch(message);
  });

  it.each([
    ['has() of a field that is set', 'has(entity.spec.type)', 'pass'],
    ['has() of a field that is not set', 'has(entity.spec.lifecycle)', 'fail'],
    [
      'has() guards a field',
      'has(entity.spec.lifecycle) && entity.spec.lifecycle == "production"',
      'fail',
    ],
    [
      'the namespace has its default',
      'entity.metadata.namespace == "default"',
      'pass',
    ],
    [
      'an annotation',
      'entity.metadata.annotations["backstage.io/techdocs-ref"].startsWith("dir:")',
      'pass',
    ],
    [
      'whether an annotation is set',
      '"backstage.io/techdocs-ref" in entity.metadata.annotations',
      'pass',
    ],
    [
      'labels that are not set are none',
      'entity.metadata.labels.size() == 0',
      'pass',
    ],
    [
      'an inherited property is no annotation',
      '"toString" in entity.metadata.annotations',
      'fail',
    ],
    ['tags', 'entity.metadata.tags.exists(t, t == "java")', 'pass'],
    [
      'lists that are not set are empty',
      'entity.spec.dependsOn.size() == 0',
      'pass',
    ],
  ])('reads the catalog entity: %s', (_, rule, outcome) => {
    expect(outcomeOf(rule)).toBe(outcome);
  });

  it('does not apply to an entity outside of its filter', () => {
    const check = compiled({ appliesTo: { 'spec.type': 'website' } });
    expect(evaluateCheck(check, subjectWith({}))).toEqual({
      outcome: 'notApplicable',
    });
  });

  it.each([
    [
      'two nested loops over the longest lists',
      'facts.repo.languages.all(a, facts.repo.languages.all(b, a == b || a != b))',
    ],
    [
      'a text that is split into characters and searched for each of them',
      'facts.repo.licence.split("").all(a, facts.repo.licence.split("").all(b, b != a + "x"))',
    ],
  ])('gives up on too much work: %s', (_, rule) => {
    const answer = evaluateCheck(
      compiled({ rule }),
      subjectWith({
        'repo.languages': Array.from({ length: 1000 }, (__, i) => `l${i}`),
        'repo.licence': 'x'.repeat(4096),
      }),
    );
    expect(answer).toMatchObject({
      outcome: 'unknown',
      reason: { kind: 'error' },
    });
    expect(answer.reason?.message).toMatch(/too much work/);
  });

  it('matches a pattern that explodes for backtracking engines, in linear time', () => {
    const rule = 'facts.repo.licence.matchesRe2("(a+)+$")';
    expect(outcomeOf(rule, { 'repo.licence': `${'a'.repeat(4000)}!` })).toBe(
      'fail',
    );
  });

  it('refuses facts that were read with another catalog', () => {
    const { catalog } = createFactCatalog(
      [],
      [{ collectorId: 'x', facts: [declared('repo.hasCi', 'bool')] }],
    );
    const readings = readFacts({
      catalog,
      documents: [],
      coverage: [],
      now: 0,
    });
    expect(() =>
      evaluateCheck(compiled(), createSubject({ entity: refunds, readings })),
    ).toThrow(/another fact catalog/);
  });
});

describe('whenMissing', () => {
  const guard = 'has(facts.repo.openIssues) && facts.repo.openIssues < 5';
  const negated = '!has(facts.repo.openIssues) || facts.repo.openIssues < 5';
  const fallback =
    'has(facts.repo.coverage) ? facts.repo.coverage > 0.5 : facts.repo.hasCi';

  it.each<
    [
      string,
      string,
      'pass' | 'fail' | 'unknown' | 'notApplicable',
      Facts,
      string,
    ]
  >([
    [
      'an absent fact gives what the author says: fail',
      guard,
      'fail',
      {},
      'fail',
    ],
    [
      'an absent fact gives what the author says: pass',
      guard,
      'pass',
      {},
      'pass',
    ],
    [
      'an absent fact gives what the author says: unknown',
      guard,
      'unknown',
      {},
      'unknown',
    ],
    [
      'an absent fact gives what the author says: notApplicable',
      guard,
      'notApplicable',
      {},
      'notApplicable',
    ],
    ['the negated guard gives the same', negated, 'fail', {}, 'fail'],
    [
      'a present fact is judged',
      guard,
      'pass',
      { 'repo.openIssues': 9 },
      'fail',
    ],
    [
      'another clause that fails decides',
      `${guard} && facts.repo.hasCi`,
      'pass',
      { 'repo.hasCi': false },
      'fail',
    ],
    [
      'another clause that is unknown is not covered up',
      `${guard} && facts.repo.hasCi`,
      'pass',
      {},
      'unknown',
    ],
    [
      'in a choice, the other branch decides: pass',
      fallback,
      'fail',
      { 'repo.hasCi': true },
      'pass',
    ],
    [
      'in a choice, the other branch decides: fail',
      fallback,
      'pass',
      { 'repo.hasCi': false },
      'fail',
    ],
  ])('%s', (_, rule, whenMissing, facts, outcome) => {
    const check = compiled({ rule, whenMissing });
    expect(evaluateCheck(check, subjectWith(facts)).outcome).toBe(outcome);
  });

  const now = Date.parse('2026-06-10T00:00:00Z');
  const hour = 3600_000;

  /** What is known about issues when a collector has reported the given values, or has not been there at all. */
  function issuesKnown(
    coverage: { coveredAt?: number; error?: string },
    values?: Facts,
  ) {
    const entityRef = 'component:default/refunds';
    const collectorId = 'repository';
    const readings = readFacts({
      catalog: testCatalog,
      documents: values
        ? [{ entityRef, collectorId, values, changedAt: now - 90 * hour }]
        : [],
      coverage: [{ collectorId, ...coverage }],
      now,
    });
    return createSubject({ entity: refunds, readings });
  }
  const choice = 'has(facts.repo.openIssues) ? false : true';
  const neverLooked = issuesKnown({});
  const sinceThen = issuesKnown({ coveredAt: now - hour });
  const failed = issuesKnown({ error: '401' });
  const silent = issuesKnown({ coveredAt: now - 48 * hour }, {});
  const silentWithValue = issuesKnown(
    { coveredAt: now - 48 * hour },
    { 'repo.openIssues': 1 },
  );

  it.each([
    ['the source has not looked yet', neverLooked, guard],
    ['the source has not looked yet, negated', neverLooked, negated],
    ['the source has not looked yet, in a choice', neverLooked, choice],
    ['the last run was before the entity was there', sinceThen, guard],
    ['the source has not answered because it fails', failed, guard],
    ['the source fell silent and had found nothing', silent, guard],
    ['the source fell silent, in a choice', silent, choice],
    ['the source fell silent and had found something', silentWithValue, guard],
  ])('does not speak when %s', (_, subject, rule) => {
    for (const whenMissing of ['pass', 'fail', 'notApplicable'] as const) {
      expect(evaluateCheck(compiled({ rule, whenMissing }), subject)).toEqual({
        outcome: 'unknown',
        reason: { kind: 'facts', facts: ['repo.openIssues'] },
      });
    }
  });

  it('does not speak where the source leaves the fact out for a reason of its own', () => {
    const { catalog } = createFactCatalog(
      [],
      [
        {
          collectorId: 'catalog',
          facts: [
            {
              ...declared('owner.memberCount', 'int'),
              leftOutWhen: 'the catalog may still be filling',
            },
          ],
        },
      ],
    );
    const looked = { collectorId: 'catalog', coveredAt: now - hour };
    const entityRef = 'component:default/refunds';
    const readings = readFacts({
      catalog,
      documents: [
        {
          ...{ entityRef, collectorId: 'catalog' },
          ...{ values: {}, changedAt: now - hour },
        },
      ],
      coverage: [looked],
      now,
    });
    const subject = createSubject({ entity: refunds, readings });
    for (const rule of [
      'has(facts.owner.memberCount) && facts.owner.memberCount > 1',
      'has(facts.owner.memberCount) ? facts.owner.memberCount > 1 : true',
    ]) {
      expect(
        evaluateCheck(
          compiled({ rule, whenMissing: 'fail' }, catalog),
          subject,
        ),
      ).toEqual({
        outcome: 'unknown',
        reason: { kind: 'facts', facts: ['owner.memberCount'] },
      });
    }
  });

  it('does not speak for a fact that no installed collector reports', () => {
    const readings = readFacts({
      catalog: testCatalog,
      documents: [],
      coverage: [],
      now,
    });
    const subject = createSubject({ entity: refunds, readings });
    const rule = 'has(facts.slo.count) && facts.slo.count > 0';
    expect(
      evaluateCheck(compiled({ rule, whenMissing: 'fail' }), subject),
    ).toEqual({
      outcome: 'unknown',
      reason: { kind: 'facts', facts: ['slo.count'] },
    });
  });

  it('speaks when the source looked, lately, and found nothing', () => {
    const looked = issuesKnown({ coveredAt: now - hour }, {});
    expect(
      evaluateCheck(compiled({ rule: guard, whenMissing: 'fail' }), looked),
    ).toEqual({ outcome: 'fail' });
    expect(
      evaluateCheck(compiled({ rule: choice, whenMissing: 'fail' }), looked),
    ).toEqual({ outcome: 'pass' });
  });
});
