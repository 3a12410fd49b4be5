import { compiled, refunds } from '../__fixtures__/testCheck';
import { testCatalog } from '../__fixtures__/testCatalog';
import { compiledScorecard } from '../__fixtures__/testScorecard';
import { createSubject } from '../checks/createSubject';
import type { FactValue } from '../facts/FactDeclaration';
import { readFacts } from '../facts/readFacts';
import type { CompiledScorecard } from './CompiledScorecard';
import type { FactChange } from './causeOfCheck';
import { diffResults } from './diffResults';
import { evaluateScorecard } from './evaluateScorecard';
import type { ScorecardResult } from './ScorecardResult';

const hour = 3_600_000;
const start = Date.parse('2026-06-10T00:00:00Z');
const onCall = compiled({ id: 'on-call', rule: 'facts.oncall.hasSchedule' });
const stricter = compiled({
  id: 'on-call',
  rule: 'facts.oncall.hasSchedule && facts.oncall.escalationLevels > 1',
});
const ci = compiled({ id: 'has-ci', rule: 'facts.repo.hasCi' });
const ladder = compiledScorecard([['on-call', 'has-ci']], [onCall, ci]);
const good = { 'oncall.hasSchedule': true, 'repo.hasCi': true };

interface Moment {
  scorecard?: CompiledScorecard;
  facts: Record<string, FactValue>;
  now: number;
  /** When PagerDuty last answered; now, if absent. */
  pagerduty?: number;
}

function at(
  { scorecard = ladder, facts, now, pagerduty }: Moment,
  previous?: ScorecardResult,
) {
  const only = (prefix: string) =>
    Object.fromEntries(
      Object.entries(facts).filter(([n]) => n.startsWith(prefix)),
    );
  const readings = readFacts({
    catalog: testCatalog,
    documents: [
      {
        entityRef: 'e',
        collectorId: 'pagerduty',
        changedAt: 0,
        values: only('oncall.'),
      },
      {
        entityRef: 'e',
        collectorId: 'repository',
        changedAt: 0,
        values: only('repo.'),
      },
    ],
    coverage: [
      { collectorId: 'pagerduty', coveredAt: pagerduty ?? now },
      { collectorId: 'repository', coveredAt: now },
    ],
    now,
  });
  const subject = createSubject({ entity: refunds, readings });
  const result = evaluateScorecard({
    scorecard,
    subject,
    tier: 1,
    previous,
    now,
  });
  if (!result) throw new Error('The scorecard does not apply');
  return { scorecard, subject, result, now };
}

function diff(before: Moment, after: Moment, factDiffs?: FactChange[]) {
  const first = at(before);
  const second = at(after, first.result);
  return diffResults({
    ...second,
    previous: first.result,
    next: second.result,
    factDiffs,
  });
}

describe('diffResults', () => {
  const now = start + hour;

  it('gives nothing when nothing changed', () => {
    expect(diff({ facts: good, now: start }, { facts: good, now })).toEqual([]);
  });

  it('blames the fact for a check and for the level', () => {
    const change = { name: 'oncall.hasSchedule', from: true, to: false };
    const cause = { kind: 'fact', facts: [change] };
    expect(
      diff(
        { facts: good, now: start },
        { facts: { ...good, 'oncall.hasSchedule': false }, now },
        [change, { name: 'repo.licence', to: 'MIT' }],
      ),
    ).toEqual([
      {
        kind: 'check',
        scorecardId: 'readiness',
        checkId: 'on-call',
        from: 'pass',
        to: 'fail',
        cause,
        effectiveAt: now,
        noticedAt: now,
      },
      {
        kind: 'level',
        scorecardId: 'readiness',
        from: 2,
        to: 1,
        checkIds: ['on-call'],
        cause,
        effectiveAt: now,
        noticedAt: now,
      },
    ]);
  });

  it('gives the values as they are when nobody said what changed', () => {
    expect(
      diff(
        { facts: good, now: start },
        { facts: { ...good, 'repo.hasCi': false }, now },
      )[0],
    ).toMatchObject({
      cause: { kind: 'fact', facts: [{ name: 'repo.hasCi', to: false }] },
    });
  });

  it('records silence when the value became stale, and no loss of level', () => {
    const late = start + 30 * hour;
    expect(
      diff(
        { facts: good, now: start },
        { facts: good, now: late, pagerduty: start },
      ),
    ).toEqual([
      {
        kind: 'check',
        scorecardId: 'readiness',
        checkId: 'on-call',
        from: 'pass',
        to: 'unknown',
        cause: { kind: 'silence', facts: ['oncall.hasSchedule'] },
        effectiveAt: start + 24 * hour,
        noticedAt: late,
      },
    ]);
  });

  it('records that the source came back with what it had said', () => {
    const late = start + 30 * hour;
    const first = at({ facts: good, now: start });
    const blind = at(
      { facts: good, now: late, pagerduty: start },
      first.result,
    );
    const back = at({ facts: good, now: late + hour }, blind.result);
    const transitions = diffResults({
      ...back,
      previous: blind.result,
      next: back.result,
    });
    expect(transitions).toMatchObject([
      {
        kind: 'check',
        from: 'unknown',
        to: 'pass',
        cause: { kind: 'silence' },
      },
    ]);
  });

  it('blames the fact for a source that comes back with something else, and then for the level', () => {
    const late = start + 30 * hour;
    const first = at({ facts: good, now: start });
    const blind = at(
      { facts: good, now: late, pagerduty: start },
      first.result,
    );
    const back = at(
      { facts: { ...good, 'oncall.hasSchedule': false }, now: late + hour },
      blind.result,
    );
    const factDiffs = [{ name: 'oncall.hasSchedule', from: true, to: false }];
    expect(
      diffResults({
        ...back,
        previous: blind.result,
        next: back.result,
        factDiffs,
      }),
    ).toMatchObject([
      { kind: 'check', to: 'fail', cause: { kind: 'fact', facts: factDiffs } },
      {
        kind: 'level',
        from: 2,
        to: 1,
        cause: { kind: 'fact', facts: factDiffs },
      },
    ]);
  });

  it('blames a stricter rule, not the service', () => {
    const scorecard = compiledScorecard(
      [['on-call', 'has-ci']],
      [stricter, ci],
    );
    const facts = { ...good, 'oncall.escalationLevels': 1 };
    expect(
      diff({ facts, now: start }, { scorecard, facts, now }),
    ).toMatchObject([
      { kind: 'check', cause: { kind: 'rule' } },
      {
        kind: 'level',
        from: 2,
        to: 1,
        checkIds: ['on-call'],
        cause: { kind: 'rule' },
      },
    ]);
  });

  it('blames the rule for a check that was added, and records no change of that check', () => {
    const small = compiledScorecard([['on-call']], [onCall]);
    const facts = { ...good, 'repo.hasCi': false };
    expect(
      diff({ scorecard: small, facts, now: start }, { facts, now }),
    ).toMatchObject([
      {
        kind: 'level',
        from: 2,
        to: 1,
        checkIds: ['has-ci'],
        cause: { kind: 'rule' },
      },
    ]);
  });

  it('blames the rule when a failing check is taken off the ladder', () => {
    const small = compiledScorecard([['on-call']], [onCall]);
    const facts = { ...good, 'repo.hasCi': false };
    expect(
      diff({ facts, now: start }, { scorecard: small, facts, now }),
    ).toMatchObject([
      { kind: 'level', from: 1, to: 2, cause: { kind: 'rule' } },
    ]);
  });

  it('dates a lapse to the day from which a check counts, however late it is noticed', () => {
    const day = Date.parse('2026-06-12T00:00:00Z');
    const scorecard = compiledScorecard(
      [['on-call', { check: 'has-ci', countsFrom: '2026-06-12' }]],
      [onCall, ci],
    );
    const facts = { ...good, 'repo.hasCi': false };
    const noticed = day + 50 * hour;
    expect(
      diff(
        { scorecard, facts, now: start },
        { scorecard, facts, now: noticed },
      ),
    ).toEqual([
      {
        kind: 'level',
        scorecardId: 'readiness',
        from: 2,
        to: 1,
        checkIds: ['has-ci'],
        cause: { kind: 'lapse', what: 'countsFrom' },
        effectiveAt: day,
        noticedAt: noticed,
      },
    ]);
  });

  it('blames the fact that lifts a level', () => {
    const change = { name: 'repo.hasCi', from: false, to: true };
    expect(
      diff(
        { facts: { ...good, 'repo.hasCi': false }, now: start },
        { facts: good, now },
        [change],
      ),
    ).toMatchObject([
      { kind: 'check', checkId: 'has-ci' },
      {
        kind: 'level',
        from: 1,
        to: 2,
        checkIds: ['has-ci'],
        cause: { kind: 'fact', facts: [change] },
      },
    ]);
  });
});
