import fc from 'fast-check';
import { compiled, refunds } from '../__fixtures__/testCheck';
import { testCatalog } from '../__fixtures__/testCatalog';
import { compiledScorecard } from '../__fixtures__/testScorecard';
import { createSubject } from '../checks/createSubject';
import type { Subject } from '../checks/Subject';
import type { FactValue } from '../facts/FactDeclaration';
import { readFacts } from '../facts/readFacts';
import type { CompiledScorecard } from './CompiledScorecard';
import { evaluateScorecard } from './evaluateScorecard';
import { levelOf } from './levelOf';
import { nextSteps } from './nextSteps';
import type { ScorecardResult } from './ScorecardResult';

const hour = 3_600_000;
const start = Date.parse('2026-06-10T00:00:00Z');
const onCall = compiled({
  id: 'on-call',
  rule: 'facts.oncall.hasSchedule',
  effort: 'large',
});
const ci = compiled({
  id: 'has-ci',
  rule: 'facts.repo.hasCi',
  effort: 'medium',
});
const licence = compiled({
  id: 'has-licence',
  rule: 'facts.repo.licence != ""',
  effort: 'small',
});
const web = compiled({
  id: 'web-only',
  rule: 'facts.repo.hasCi',
  appliesTo: { 'spec.type': 'website' },
});
const all = [onCall, ci, licence, web];

type Facts = Record<string, FactValue>;

/** PagerDuty and the repository as they stand after a run at `coveredAt`. */
function subjectAt(
  now: number,
  facts: Facts,
  coveredAt: { pagerduty?: number; repository?: number } = {},
): Subject {
  const documentOf = (
    collectorId: 'pagerduty' | 'repository',
    prefix: string,
  ) => ({
    entityRef: 'component:default/refunds',
    collectorId,
    changedAt: 0,
    values: Object.fromEntries(
      Object.entries(facts).filter(([name]) => name.startsWith(prefix)),
    ),
  });
  const readings = readFacts({
    catalog: testCatalog,
    documents: [
      documentOf('pagerduty', 'oncall.'),
      documentOf('repository', 'repo.'),
    ],
    coverage: [
      { collectorId: 'pagerduty', coveredAt: coveredAt.pagerduty ?? now },
      { collectorId: 'repository', coveredAt: coveredAt.repository ?? now },
    ],
    now,
  });
  return createSubject({ entity: refunds, readings });
}

function evaluated(
  scorecard: CompiledScorecard,
  subject: Subject,
  now: number,
  previous?: ScorecardResult,
  tier = 1,
): ScorecardResult {
  const result = evaluateScorecard({ scorecard, subject, tier, previous, now });
  if (!result) throw new Error('The scorecard does not apply');
  return result;
}

const good: Facts = {
  'oncall.hasSchedule': true,
  'repo.hasCi': true,
  'repo.licence': 'MIT',
};
const ladder = compiledScorecard([['has-ci', 'has-licence'], ['on-call']], all);

describe('evaluateScorecard', () => {
  it('says nothing of an entity that the scorecard is not for', () => {
    const api = { ...refunds, kind: 'API' };
    const { readings } = subjectAt(start, good);
    const subject = createSubject({ entity: api, readings });
    expect(
      evaluateScorecard({ scorecard: ladder, subject, tier: 1, now: start }),
    ).toBeUndefined();
  });

  it.each<[string, Facts, number]>([
    ['everything passes', good, 3],
    [
      'a higher rung does not make up for a lower one',
      { ...good, 'repo.hasCi': false },
      1,
    ],
    ['the top rung fails', { ...good, 'oncall.hasSchedule': false }, 2],
    [
      'unknown blocks a rung that was never reached',
      { 'repo.hasCi': true, 'repo.licence': 'MIT' },
      2,
    ],
    ['nothing is known', {}, 1],
  ])('gives the level when %s', (_, facts, level) => {
    const result = evaluated(ladder, subjectAt(start, facts), start);
    expect(result).toMatchObject({ level, verifiedLevel: level });
    expect(result.unverifiedSince).toBeUndefined();
  });

  it('does not reach a rung without one applicable check, nor those above', () => {
    const scorecard = compiledScorecard(
      [['has-ci'], ['web-only'], ['on-call']],
      all,
    );
    expect(evaluated(scorecard, subjectAt(start, good), start).level).toBe(2);
  });

  it('holds a tier to a check, and others not', () => {
    const scorecard = compiledScorecard(
      [['has-ci', { check: 'on-call', tiers: [1, 2] }]],
      all,
    );
    const subject = subjectAt(start, { ...good, 'oncall.hasSchedule': false });
    expect(evaluated(scorecard, subject, start, undefined, 2).level).toBe(1);
    const third = evaluated(scorecard, subject, start, undefined, 3);
    expect(third.level).toBe(2);
    expect(third.checks['on-call']?.outcome).toBe('notApplicable');
  });

  it('shows a check before its day and counts it from then on', () => {
    const day = Date.parse('2026-07-01T00:00:00Z');
    const scorecard = compiledScorecard(
      [['has-ci', { check: 'on-call', countsFrom: '2026-07-01' }]],
      all,
    );
    const facts = { ...good, 'oncall.hasSchedule': false };
    const before = evaluated(scorecard, subjectAt(day - 1, facts), day - 1);
    expect(before).toMatchObject({
      level: 2,
      holdsUntil: day,
      checks: { 'on-call': { outcome: 'fail' } },
    });
    const after = evaluated(scorecard, subjectAt(day, facts), day, before);
    expect(after.level).toBe(1);
    expect(after.holdsUntil).toBeUndefined();
  });

  it('keeps since when while the outcome stays', () => {
    const first = evaluated(ladder, subjectAt(start, good), start);
    const second = evaluated(
      ladder,
      subjectAt(start + hour, { ...good, 'repo.hasCi': false }),
      start + hour,
      first,
    );
    expect(second.checks['has-licence']).toBe(first.checks['has-licence']);
    expect(second.checks['has-ci']).toMatchObject({
      outcome: 'fail',
      since: start + hour,
    });
  });
});

describe('a source that falls silent', () => {
  const later = start + 30 * hour;
  const first = evaluated(ladder, subjectAt(start, good), start);
  const silent = (facts: Facts = good) =>
    subjectAt(later, facts, { pagerduty: start });

  it('does not cost the level, which is marked unverified since the value became stale', () => {
    const result = evaluated(ladder, silent(), later, first);
    expect(result).toMatchObject({
      level: 3,
      verifiedLevel: 2,
      unverifiedSince: start + 24 * hour,
      checks: {
        'on-call': { outcome: 'unknown', unverifiedSince: start + 24 * hour },
      },
    });
  });

  it('does not cost a level where a missing fact meant that the check does not apply', () => {
    const paging = compiled({
      id: 'paging',
      rule: 'has(facts.oncall.escalationLevels) && facts.oncall.escalationLevels > 1',
      whenMissing: 'notApplicable',
    });
    const lenient = compiledScorecard(
      [
        ['has-ci', 'has-licence'],
        ['paging', 'web-ci'],
      ],
      [...all, paging, compiled({ id: 'web-ci', rule: 'facts.repo.hasCi' })],
    );
    const before = evaluated(lenient, subjectAt(start, good), start);
    expect(before).toMatchObject({
      level: 3,
      checks: { paging: { outcome: 'notApplicable' } },
    });
    expect(evaluated(lenient, silent(), later, before)).toMatchObject({
      level: 3,
      verifiedLevel: 2,
      checks: { paging: { outcome: 'unknown' } },
    });
  });

  it('holds as long as it lasts, and is verified when the source comes back', () => {
    const blind = evaluated(ladder, silent(), later, first);
    const still = evaluated(
      ladder,
      subjectAt(later + hour, good, { pagerduty: start }),
      later + hour,
      blind,
    );
    expect(still).toMatchObject({
      level: 3,
      unverifiedSince: start + 24 * hour,
    });
    const back = evaluated(
      ladder,
      subjectAt(later + hour, good),
      later + hour,
      still,
    );
    expect(back).toMatchObject({ level: 3, verifiedLevel: 3 });
    expect(back.unverifiedSince).toBeUndefined();
  });

  it('costs the level when it comes back with a failure', () => {
    const blind = evaluated(ladder, silent(), later, first);
    const facts = { ...good, 'oncall.hasSchedule': false };
    expect(evaluated(ladder, subjectAt(later, facts), later, blind).level).toBe(
      2,
    );
  });

  it('does not hide a failure of another check', () => {
    const result = evaluated(
      ladder,
      silent({ ...good, 'repo.hasCi': false }),
      later,
      first,
    );
    expect(result).toMatchObject({ level: 1, verifiedLevel: 1 });
    expect(result.unverifiedSince).toBeUndefined();
  });

  it('does not lift a level that was not held', () => {
    const low = evaluated(
      ladder,
      subjectAt(start, { ...good, 'repo.hasCi': false }),
      start,
    );
    const result = evaluated(ladder, silent(), later, low);
    expect(result).toMatchObject({ level: 2, verifiedLevel: 2 });
  });

  it('does not hold what a changed rule asks for', () => {
    const stricter = compiled({
      id: 'on-call',
      rule: 'facts.oncall.hasSchedule && facts.oncall.escalationLevels > 1',
    });
    const changed = compiledScorecard(
      [['has-ci', 'has-licence'], ['on-call']],
      [stricter, ci, licence],
    );
    expect(evaluated(changed, silent(), later, first)).toMatchObject({
      level: 2,
      verifiedLevel: 2,
    });
  });

  it('does not hold what is unknown because of an error', () => {
    const ratio = compiled({
      id: 'ratio',
      rule: '1.0 / facts.repo.coverage > 0.5',
    });
    const scorecard = compiledScorecard([['ratio']], [ratio]);
    const before = evaluated(
      scorecard,
      subjectAt(start, { 'repo.coverage': 1 }),
      start,
    );
    expect(before.level).toBe(2);
    expect(
      evaluated(
        scorecard,
        subjectAt(later, { 'repo.coverage': 0 }),
        later,
        before,
      ).level,
    ).toBe(1);
  });
});

describe('nextSteps', () => {
  it('lists what is unmet up to the next level: cheapest first, fails before unknowns', () => {
    const other = compiled({
      id: 'other',
      rule: 'facts.slo.count > 0',
      effort: 'medium',
    });
    const scorecard = compiledScorecard(
      [['on-call', 'other', 'has-ci', 'has-licence'], ['web-only']],
      [...all, other],
    );
    const facts = {
      'oncall.hasSchedule': false,
      'repo.hasCi': false,
      'repo.licence': '',
    };
    const result = evaluated(scorecard, subjectAt(start, facts), start);
    expect(
      nextSteps(scorecard, result, start).map(s => [s.check.id, s.outcome]),
    ).toEqual([
      ['has-licence', 'fail'],
      ['has-ci', 'fail'],
      ['other', 'unknown'],
      ['on-call', 'fail'],
    ]);
  });

  it('is empty at the top and below a rung that cannot be reached', () => {
    expect(
      nextSteps(
        ladder,
        evaluated(ladder, subjectAt(start, good), start),
        start,
      ),
    ).toEqual([]);
    const scorecard = compiledScorecard([['has-ci'], ['web-only']], all);
    expect(
      nextSteps(
        scorecard,
        evaluated(scorecard, subjectAt(start, good), start),
        start,
      ),
    ).toEqual([]);
  });

  it('names what must be verified again below a level that is held', () => {
    const later = start + 30 * hour;
    const scorecard = compiledScorecard([['on-call'], ['has-ci']], all);
    const before = evaluated(
      scorecard,
      subjectAt(start, { ...good, 'repo.hasCi': false }),
      start,
    );
    const held = evaluated(
      scorecard,
      subjectAt(later, { ...good, 'repo.hasCi': false }, { pagerduty: start }),
      later,
      before,
    );
    expect(held.level).toBe(2);
    expect(nextSteps(scorecard, held, later).map(s => s.check.id)).toEqual([
      'has-ci',
      'on-call',
    ]);
  });
});

describe('properties', () => {
  const outcomes = fc.constantFrom(
    'pass',
    'fail',
    'unknown',
    'notApplicable' as const,
  );
  const ids = ['on-call', 'has-ci', 'has-licence', 'web-only'];
  const shape = compiledScorecard(
    [['on-call', 'has-ci'], ['has-licence'], ['web-only']],
    all,
  );

  it('turning a fail or an unknown into a pass never lowers a level', () => {
    fc.assert(
      fc.property(
        fc.tuple(outcomes, outcomes, outcomes, outcomes),
        fc.nat(3),
        (given, turned) => {
          fc.pre(given[turned] === 'fail' || given[turned] === 'unknown');
          const before = levelOf(
            shape,
            id => given[ids.indexOf(id)] ?? 'unknown',
            start,
          );
          const after = levelOf(
            shape,
            id =>
              id === ids[turned] ? 'pass' : given[ids.indexOf(id)] ?? 'unknown',
            start,
          );
          expect(after).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });

  it('unknown never gives a higher level than fail', () => {
    fc.assert(
      fc.property(
        fc.tuple(outcomes, outcomes, outcomes, outcomes),
        fc.nat(3),
        (given, turned) => {
          const at = (outcome: 'fail' | 'unknown') =>
            levelOf(
              shape,
              id =>
                id === ids[turned]
                  ? outcome
                  : given[ids.indexOf(id)] ?? 'unknown',
              start,
            );
          expect(at('unknown')).toBe(at('fail'));
        },
      ),
    );
  });

  const step = fc.record({
    hours: fc.integer({ min: 1, max: 40 }),
    pagerdutyAnswers: fc.boolean(),
    repositoryAnswers: fc.boolean(),
    schedule: fc.option(fc.boolean(), { nil: undefined }),
    hasCi: fc.option(fc.boolean(), { nil: undefined }),
    licence: fc.constantFrom('', 'MIT', undefined),
    strict: fc.boolean(),
    website: fc.boolean(),
  });
  const strictOnCall = compiled({
    id: 'on-call',
    rule: 'facts.oncall.hasSchedule && facts.repo.hasCi',
  });
  const cards = [onCall, strictOnCall].map(check =>
    compiledScorecard(
      [
        ['has-ci', { check: 'web-only', tiers: [1] }],
        ['on-call', { check: 'has-licence', countsFrom: '2026-06-12' }],
      ],
      [check, ci, licence, web],
    ),
  ) as [CompiledScorecard, CompiledScorecard];

  it('incremental evaluation gives what full evaluation gives, over any history', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 12 }), history => {
        let now = start;
        let previous: ScorecardResult | undefined;
        let before: Subject | undefined;
        let facts: Facts = {};
        const covered = { pagerduty: start, repository: start };
        for (const event of history) {
          now += event.hours * hour;
          const said: Record<string, FactValue | undefined> = { ...facts };
          if (event.pagerdutyAnswers) {
            covered.pagerduty = now;
            said['oncall.hasSchedule'] = event.schedule;
          }
          if (event.repositoryAnswers) {
            covered.repository = now;
            said['repo.hasCi'] = event.hasCi;
            said['repo.licence'] = event.licence;
          }
          facts = Object.fromEntries(
            Object.entries(said).filter(([, v]) => v !== undefined),
          ) as Facts;
          const entity = {
            ...refunds,
            spec: {
              ...refunds.spec,
              type: event.website ? 'website' : 'service',
            },
          };
          const subject = createSubject({
            entity,
            readings: subjectAt(now, facts, covered).readings,
          });
          const earlier = before;
          const changedFacts = new Set(
            testCatalog.names.filter(name => {
              const a = earlier?.readings.get(name);
              const b = subject.readings.get(name);
              return (
                a?.absence !== b?.absence ||
                JSON.stringify(a?.value) !== JSON.stringify(b?.value)
              );
            }),
          );
          const scorecard = cards[event.strict ? 1 : 0];
          const full = evaluateScorecard({
            scorecard,
            subject,
            tier: 1,
            previous,
            now,
          });
          const incremental = evaluateScorecard({
            scorecard,
            subject,
            tier: 1,
            previous,
            changedFacts,
            now,
            entityChanged:
              JSON.stringify(earlier?.entity) !== JSON.stringify(entity),
          });
          expect(incremental).toEqual(full);
          expect(full?.level).toBeGreaterThanOrEqual(full?.verifiedLevel ?? 9);
          // Nothing rises on what is not verified.
          const held = previous?.level ?? 1;
          expect(full?.level).toBeLessThanOrEqual(
            Math.max(held, full?.verifiedLevel ?? 0),
          );
          previous = JSON.parse(JSON.stringify(full)) as ScorecardResult;
          before = subject;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of checks on a rung', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(ids, { minLength: 4 }),
        fc.boolean(),
        fc.boolean(),
        (order, a, b) => {
          const facts = {
            'oncall.hasSchedule': a,
            'repo.hasCi': b,
            'repo.licence': 'MIT',
          };
          const one = evaluated(
            compiledScorecard([ids], all),
            subjectAt(start, facts),
            start,
          );
          const other = evaluated(
            compiledScorecard([order], all),
            subjectAt(start, facts),
            start,
          );
          expect(other.level).toBe(one.level);
          expect(other.checks).toEqual(one.checks);
        },
      ),
    );
  });
});
