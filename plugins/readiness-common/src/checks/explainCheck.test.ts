import { compiled, refunds, subjectWith } from '../__fixtures__/testCheck';
import { testCatalog } from '../__fixtures__/testCatalog';
import { readFacts } from '../facts/readFacts';
import { createSubject } from './createSubject';
import { explainCheck } from './explainCheck';

const facts = { 'oncall.hasSchedule': true, 'oncall.escalationLevels': 1 };

describe('explainCheck', () => {
  it('names the clause that decided and the value that it saw', () => {
    expect(explainCheck(compiled(), subjectWith(facts))).toMatchObject({
      outcome: 'fail',
      because:
        'oncall.escalationLevels is 1; asked for: facts.oncall.escalationLevels >= 2',
      clauses: [
        { text: 'facts.oncall.hasSchedule', outcome: 'pass', decided: false },
        {
          text: 'facts.oncall.escalationLevels >= 2',
          outcome: 'fail',
          decided: true,
        },
      ],
      readings: [
        { name: 'oncall.hasSchedule', value: true },
        { name: 'oncall.escalationLevels', value: 1 },
      ],
    });
  });

  it('says what a pass rests on', () => {
    const { because, clauses } = explainCheck(
      compiled(),
      subjectWith({ ...facts, 'oncall.escalationLevels': 2 }),
    );
    expect(because).toBe(
      'oncall.hasSchedule is true, oncall.escalationLevels is 2',
    );
    expect(clauses.every(clause => clause.decided)).toBe(true);
  });

  it.each([
    [
      'nobody reports the fact',
      'facts.slo.count > 0',
      'No data yet: no installed collector reports slo.count',
    ],
    [
      'nobody has looked yet',
      'facts.oncall.hasSchedule',
      'No data yet: PagerDuty has not reported on this entity',
    ],
    [
      'the value is stale',
      'facts.repo.licence == "MIT"',
      "Repository last answered at 2026-06-01T00:00:00.000Z; repo.licence (then 'MIT') counted until 2026-06-02T00:00:00.000Z; its last attempt ended with: 503",
    ],
    [
      'more facts are missing',
      'facts.slo.count > 0 && facts.oncall.hasSchedule',
      'No data yet: no installed collector reports slo.count (also waiting for oncall.hasSchedule)',
    ],
    [
      'the rule fails on the values',
      'entity.spec.lifecycle == "x"',
      'The rule has no answer here: entity.spec.lifecycle is not set; has(entity.spec.lifecycle) asks whether it is',
    ],
  ])('says why there is no answer when %s', (_, rule, because) => {
    const at = Date.parse('2026-06-01T00:00:00Z');
    const readings = readFacts({
      catalog: testCatalog,
      documents: [
        {
          entityRef: 'component:default/refunds',
          collectorId: 'repository',
          values: { 'repo.licence': 'MIT' },
          changedAt: at,
        },
      ],
      coverage: [{ collectorId: 'repository', coveredAt: at, error: '503' }],
      now: Date.parse('2026-06-10T00:00:00Z'),
    });
    const explanation = explainCheck(
      compiled({ rule }),
      createSubject({ entity: refunds, readings }),
    );
    expect(explanation).toMatchObject({ outcome: 'unknown', because });
  });

  it('says that the author counts an absent fact as something', () => {
    const check = compiled({
      rule: 'has(facts.repo.hasCi) && facts.repo.hasCi',
      whenMissing: 'notApplicable',
    });
    expect(explainCheck(check, subjectWith({})).because).toBe(
      'There is no repo.hasCi; the check counts that as not applicable',
    );
  });

  it('shortens long lists and texts', () => {
    const languages = Array.from({ length: 9 }, (_, i) => `l${i}`);
    const check = compiled({
      rule: 'facts.repo.languages.size() < 3 && facts.repo.licence != ""',
    });
    const { because } = explainCheck(
      check,
      subjectWith({ 'repo.languages': languages, 'repo.licence': 'x' }),
    );
    expect(because).toBe(
      "repo.languages is 'l0', 'l1', 'l2', 'l3', 'l4' and 4 more; asked for: facts.repo.languages.size() < 3",
    );
  });

  it('has no clauses for an entity that the check is not for', () => {
    expect(
      explainCheck(compiled({ appliesTo: { kind: 'API' } }), subjectWith({})),
    ).toMatchObject({
      outcome: 'notApplicable',
      clauses: [],
    });
  });
});
