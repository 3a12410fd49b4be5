import fc from 'fast-check';
import { compiled, refunds } from '../__fixtures__/testCheck';
import { testCatalog } from '../__fixtures__/testCatalog';
import { compiledScorecard } from '../__fixtures__/testScorecard';
import type { StandingAttestation } from '../checks/evaluateCheck';
import { createSubject } from '../checks/createSubject';
import type { Subject } from '../checks/Subject';
import type { FactValue } from '../facts/FactDeclaration';
import { readFacts } from '../facts/readFacts';
import type { StandingWaiver } from '../waivers/StandingWaiver';
import { diffResults } from './diffResults';
import { evaluateScorecard } from './evaluateScorecard';
import { nextSteps } from './nextSteps';
import { sameResult } from './sameResult';
import type { ScorecardResult } from './ScorecardResult';

const hour = 3_600_000;
const start = Date.parse('2026-06-10T00:00:00Z');
const attestation = {
  asks: 'It was tried.',
  validDays: 180,
  by: ['owner'],
  evidence: 'required' as const,
};
const checks = [
  compiled({ id: 'on-call', rule: 'facts.oncall.hasSchedule', attestation }),
  compiled({ id: 'has-ci', rule: 'facts.repo.hasCi' }),
  compiled({ id: 'exercised', rule: undefined, attestation }),
  compiled({ id: 'has-licence', rule: 'facts.repo.licence != ""' }),
];
const ladder = compiledScorecard(
  [['on-call', 'has-ci'], ['exercised']],
  checks,
);

type Facts = Record<string, FactValue>;
const good: Facts = { 'oncall.hasSchedule': true, 'repo.hasCi': true };

/** What is known and what stands at a moment: until when, by check. */
interface Moment {
  now: number;
  facts?: Facts;
  /** When PagerDuty last answered; now, if absent. */
  pagerduty?: number;
  repository?: number;
  attested?: Record<string, number>;
  waived?: Record<string, number>;
}

function subjectOf(moment: Moment): Subject {
  const { now, facts = good, pagerduty = now, repository = now } = moment;
  const documentOf = (collectorId: string, prefix: string) => ({
    ...{ entityRef: 'e', collectorId, changedAt: 0 },
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
      { collectorId: 'pagerduty', coveredAt: pagerduty },
      { collectorId: 'repository', coveredAt: repository },
    ],
    now,
  });
  return createSubject({ entity: refunds, readings });
}

const standing = (untils: Record<string, number> = {}, now: number) =>
  Object.entries(untils).filter(([, until]) => until > now);

function attestationsAt({ attested, now }: Moment) {
  return new Map(
    standing(attested, now).map(
      ([id, expiresAt]): [string, StandingAttestation] => [
        id,
        { id, expiresAt },
      ],
    ),
  );
}

function waiversAt({ waived, now }: Moment) {
  return new Map(
    standing(waived, now).map(([id, until]): [string, StandingWaiver] => [
      id,
      { id, until },
    ]),
  );
}

function evaluated(
  moment: Moment,
  previous?: ScorecardResult,
  options: { scorecard?: typeof ladder; changedFacts?: Set<string> } = {},
): ScorecardResult {
  const result = evaluateScorecard({
    scorecard: ladder,
    subject: subjectOf(moment),
    tier: 1,
    previous,
    now: moment.now,
    attestations: attestationsAt(moment),
    waivers: waiversAt(moment),
    ...options,
  });
  if (!result) throw new Error('The scorecard does not apply');
  return result;
}

/** The causes of what changed from one moment to the next. */
function causes(first: Moment, second: Moment) {
  const previous = evaluated(first);
  return diffResults({
    scorecard: ladder,
    previous,
    next: evaluated(second, previous),
    subject: subjectOf(second),
    now: second.now,
  }).map(({ kind, from, to, cause, effectiveAt }) => ({
    ...{ kind, from, to, cause, effectiveAt },
  }));
}

const later = start + 10 * hour;
const expiry = start + 5 * hour;

describe('an attestation', () => {
  it('gives the pass, says until when, and has the result judged again then', () => {
    const result = evaluated({ now: start, attested: { exercised: expiry } });
    expect(result).toMatchObject({
      level: 3,
      verifiedLevel: 3,
      earnedLevel: 3,
      holdsUntil: expiry,
    });
    expect(result.checks.exercised).toMatchObject({
      outcome: 'pass',
      attestedUntil: expiry,
    });
  });

  it('is not waited for where the facts have the answer', () => {
    const result = evaluated({ now: start, attested: { 'on-call': expiry } });
    expect(result.checks['on-call']).not.toHaveProperty('attestedUntil');
    expect(result).not.toHaveProperty('holdsUntil');
  });

  it('costs the level when it lapses, and is not unverified', () => {
    const attested = { exercised: expiry };
    const before = evaluated({ now: start, attested });
    const after = evaluated({ now: later, attested }, before);
    expect(after).toMatchObject({ level: 2, verifiedLevel: 2 });
    expect(after.checks.exercised).toEqual({
      ...before.checks.exercised,
      outcome: 'unknown',
      since: later,
      attestedUntil: undefined,
      reason: { kind: 'attestation', lapsedAt: expiry },
    });
    const muchLater = evaluated({ now: later + hour }, after);
    expect(sameResult(muchLater, after)).toBe(true);
  });

  it('costs the level also where a source fell silent meanwhile', () => {
    const now = start + 30 * hour;
    const attested = { exercised: now + 99 * hour, 'on-call': now + hour };
    const silent = { pagerduty: start, attested };
    const before = evaluated({ now: start, attested });
    const held = evaluated({ now, ...silent }, before);
    expect(held).toMatchObject({ level: 3, verifiedLevel: 3 });
    expect(held.checks['on-call']?.attestedUntil).toBe(now + hour);
    const lapsed = evaluated({ now: now + hour, ...silent }, held);
    expect(lapsed).toMatchObject({ level: 1 });
    expect(lapsed.checks['on-call']).not.toHaveProperty('unverifiedSince');
  });

  it('says nothing of having lapsed where it was withdrawn', () => {
    const before = evaluated({ now: start, attested: { exercised: later } });
    const after = evaluated({ now: start + hour }, before);
    expect(after.checks.exercised?.reason).toEqual({ kind: 'attestation' });
  });

  it('is history with who did it: attested, withdrawn, lapsed when it lapsed', () => {
    const none = { now: start };
    const given = (now: number) => ({ now, attested: { exercised: expiry } });
    const both = (from: string, to: string, fall: [number, number]) =>
      [
        { kind: 'check', from, to },
        { kind: 'level', from: fall[0], to: fall[1] },
      ].map(change => expect.objectContaining(change));
    const attested = causes(none, given(start + hour));
    expect(attested).toEqual(both('unknown', 'pass', [2, 3]));
    const withdrawn = causes(given(start), { now: start + hour });
    expect(withdrawn).toEqual(both('pass', 'unknown', [3, 2]));
    const lapsed = causes(given(start), given(later));
    expect(lapsed).toEqual(both('pass', 'unknown', [3, 2]));
    const told = [attested, withdrawn, lapsed].map(changes =>
      changes.map(({ cause, effectiveAt }) => ({ ...cause, effectiveAt })),
    );
    const twice = (change: object) => [change, change];
    expect(told).toEqual([
      twice({
        kind: 'attestation',
        how: 'attested',
        effectiveAt: start + hour,
      }),
      twice({
        kind: 'attestation',
        how: 'withdrawn',
        effectiveAt: start + hour,
      }),
      twice({ kind: 'lapse', what: 'attestation', effectiveAt: expiry }),
    ]);
  });

  it('does not hide a failure', () => {
    const facts = { ...good, 'oncall.hasSchedule': false };
    const attested = { exercised: later, 'on-call': later };
    expect(
      causes(
        { now: start, facts: { 'repo.hasCi': true }, attested },
        {
          now: start + hour,
          facts,
          attested,
        },
      ),
    ).toMatchObject([
      { kind: 'check', from: 'pass', to: 'fail', cause: { kind: 'fact' } },
      { kind: 'level', from: 3, to: 1, cause: { kind: 'fact' } },
    ]);
  });
});

describe('a waiver', () => {
  const failing = { ...good, 'repo.hasCi': false };
  const attested = { exercised: start + 99 * hour };

  it('lifts the level, and leaves outcomes and what is earned as they are', () => {
    const waived = { 'has-ci': expiry, 'on-call': expiry };
    const moment = { now: start, facts: failing, attested };
    const result = evaluated({ ...moment, waived });
    expect(result).toMatchObject({
      level: 3,
      verifiedLevel: 3,
      earnedLevel: 1,
      waived: { 'has-ci': expiry },
      holdsUntil: expiry,
    });
    // What passes needs none.
    expect(Object.keys(result.waived ?? {})).toEqual(['has-ci']);
    expect(result.checks).toEqual(evaluated(moment).checks);
  });

  it('is not for what does not count yet, or is not asked', () => {
    const scorecard = compiledScorecard(
      [
        [
          'on-call',
          { check: 'has-ci', countsFrom: '2026-06-11' },
          { check: 'has-licence', tiers: [2] },
        ],
      ],
      checks,
    );
    const waived = { 'has-ci': later + 99 * hour, 'has-licence': expiry };
    const moment = { now: start, facts: failing, waived };
    const early = evaluated(moment, undefined, { scorecard });
    expect(early).not.toHaveProperty('waived');
    const day = start + 24 * hour;
    expect(early.holdsUntil).toBe(day);
    const counted = evaluated({ ...moment, now: day }, early, { scorecard });
    expect(counted).toMatchObject({
      level: 2,
      earnedLevel: 1,
      waived: { 'has-ci': waived['has-ci'] },
    });
  });

  it('counts as a check that applies: a rung of waived checks alone is reached', () => {
    const waived = { exercised: expiry };
    expect(evaluated({ now: start, waived })).toMatchObject({
      level: 3,
      earnedLevel: 2,
    });
  });

  it('holds together with what is unverified, and both levels by the same rule', () => {
    const now = start + 30 * hour;
    const silent = { now, pagerduty: start, attested };
    const waived = { 'has-ci': now + hour };
    const before = evaluated({ now: start, attested, waived });
    const after = evaluated({ ...silent, facts: failing, waived }, before);
    expect(after).toMatchObject({
      level: 3,
      verifiedLevel: 1,
      earnedLevel: 1,
      unverifiedSince: start + 24 * hour,
    });
    const onCallWaived = { 'on-call': now + hour };
    expect(
      evaluated({ ...silent, waived: onCallWaived }, before),
    ).toMatchObject({ level: 3, verifiedLevel: 3, earnedLevel: 3 });
  });

  it('takes no part in since when a level is unverified', () => {
    const now = start + 40 * hour;
    const waived = { 'on-call': now + hour };
    const before = evaluated({ now: start, attested, waived });
    const blind = { pagerduty: start, repository: start + 2 * hour };
    expect(
      evaluated({ ...blind, now, attested, waived }, before),
    ).toMatchObject({ level: 3, unverifiedSince: start + 26 * hour });
  });

  it('is history: granted, revoked, and lost when it lapsed', () => {
    const bare = { now: start, facts: failing, attested };
    const under = (now: number) => ({
      ...bare,
      now,
      waived: { 'has-ci': expiry },
    });
    const told = [
      causes(bare, under(start + hour)),
      causes(under(start), { ...bare, now: start + hour }),
      causes(under(start), under(later)),
    ];
    expect(told).toEqual([
      [
        {
          ...{ kind: 'level', from: 1, to: 3 },
          cause: { kind: 'waiver', how: 'granted' },
          effectiveAt: start + hour,
        },
      ],
      [
        {
          ...{ kind: 'level', from: 3, to: 1 },
          cause: { kind: 'waiver', how: 'revoked' },
          effectiveAt: start + hour,
        },
      ],
      [
        {
          ...{ kind: 'level', from: 3, to: 1 },
          cause: { kind: 'lapse', what: 'waiver' },
          effectiveAt: expiry,
        },
      ],
    ]);
  });

  it('is not blamed for a level lost to something else', () => {
    const waived = { 'has-ci': expiry };
    const first = { now: start, attested, facts: failing, waived };
    const second = {
      ...{ now: start + hour, attested, waived },
      facts: { ...failing, 'oncall.hasSchedule': false },
    };
    expect(causes(first, second)).toMatchObject([
      { kind: 'check', cause: { kind: 'fact' } },
      { kind: 'level', cause: { kind: 'fact' } },
    ]);
  });

  it('is told as the first loss, where something else was lost later', () => {
    const waived = { 'has-ci': expiry };
    const first = { now: start, attested, facts: failing, waived };
    const facts = { ...failing, 'oncall.hasSchedule': false };
    const changes = causes(first, { ...first, now: later, facts });
    expect(changes[1]).toMatchObject({
      cause: { kind: 'lapse', what: 'waiver' },
      effectiveAt: expiry,
    });
  });
});

describe('nextSteps', () => {
  it('asks nothing of what is waived, and says what a person may attest', () => {
    const facts = { 'repo.hasCi': false };
    const steps = (waived: Record<string, number>) => {
      const result = evaluated({ now: start, facts, waived });
      return nextSteps(ladder, result, start).map(
        ({ check, attestable }) => `${check.id} ${attestable}`,
      );
    };
    expect(steps({})).toEqual(['has-ci false', 'on-call true']);
    expect(steps({ 'has-ci': expiry })).toEqual(['on-call true']);
    expect(steps({ 'has-ci': expiry, 'on-call': expiry })).toEqual([
      'exercised true',
    ]);
  });
});

describe('over any history of facts, silence, attestations and waivers', () => {
  const until = fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined });
  const flag = fc.option(fc.boolean(), { nil: undefined });
  const step = fc.record({
    hours: fc.integer({ min: 1, max: 40 }),
    answers: fc.boolean(),
    schedule: flag,
    hasCi: flag,
    licence: fc.constantFrom('', 'MIT', undefined),
    attested: fc.record({ 'on-call': until, exercised: until }),
    waived: fc.record({
      'on-call': until,
      'has-ci': until,
      exercised: until,
      'has-licence': until,
    }),
    /** Otherwise what stood goes on standing. */
    acts: fc.boolean(),
  });
  type Event = typeof step extends fc.Arbitrary<infer T> ? T : never;
  const scorecard = compiledScorecard(
    [
      ['on-call', 'has-ci'],
      ['exercised', { check: 'has-licence', countsFrom: '2026-06-12' }],
    ],
    checks,
  );
  const untils = (hours: Record<string, number | undefined>, now: number) =>
    Object.fromEntries(
      Object.entries(hours).flatMap(([id, n]) =>
        n === undefined ? [] : [[id, now + n * hour]],
      ),
    );

  /** One evaluation of a history, with what it was made from. */
  interface Turn {
    moment: Moment;
    subject: Subject;
    previous?: ScorecardResult;
    result: ScorecardResult;
    changedFacts: Set<string>;
  }

  function next(
    event: Event,
    last: Pick<Turn, 'moment'> & Partial<Turn>,
  ): Turn {
    const { moment: before, result: previous } = last;
    const now = before.now + event.hours * hour;
    const facts = Object.fromEntries(
      Object.entries({
        'oncall.hasSchedule': event.answers
          ? event.schedule
          : before.facts?.['oncall.hasSchedule'],
        'repo.hasCi': event.hasCi,
        'repo.licence': event.licence,
      }).filter(([, value]) => value !== undefined),
    ) as Facts;
    const moment = {
      ...{ now, facts },
      pagerduty: event.answers ? now : before.pagerduty,
      attested: event.acts ? untils(event.attested, now) : before.attested,
      waived: event.acts ? untils(event.waived, now) : before.waived,
    };
    const subject = subjectOf(moment);
    const changedFacts = new Set(
      testCatalog.names.filter(name => {
        const a = last.subject?.readings.get(name);
        const b = subject.readings.get(name);
        return a?.absence !== b?.absence || a?.value !== b?.value;
      }),
    );
    const result = evaluated(moment, previous, { scorecard });
    return { moment, subject, previous, result, changedFacts };
  }

  /** Tries what should be true of every turn of any history. */
  function always(holds: (turns: Turn[]) => void) {
    const histories = fc.array(step, { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(histories, history => {
        const turns: Turn[] = [];
        for (const event of history) {
          const last = turns[turns.length - 1];
          const first = { moment: { now: start, pagerduty: start } };
          const turn = next(event, last ?? first);
          // As it would be stored in between.
          turns.push({
            ...turn,
            result: JSON.parse(JSON.stringify(turn.result)),
          });
        }
        holds(turns);
      }),
      { numRuns: 300 },
    );
  }

  it('incremental evaluation gives what full evaluation gives', () => {
    always(turns => {
      for (const { moment, previous, result, changedFacts } of turns) {
        expect(
          evaluated(moment, previous, { scorecard, changedFacts }),
        ).toEqual(result);
      }
    });
  });

  it('a waiver changes no outcome and never lowers a level, and no more is earned than is held', () => {
    always(turns => {
      for (const { moment, previous, result } of turns) {
        const unwaived = { ...moment, waived: {} };
        const bare = evaluated(unwaived, previous, { scorecard });
        expect(bare.checks).toEqual(result.checks);
        expect(bare.level).toBeLessThanOrEqual(result.level);
        expect(result.earnedLevel).toBeLessThanOrEqual(result.level);
      }
    });
  });

  it('without waivers all of the level is earned', () => {
    always(turns => {
      for (const { result } of turns.filter(turn => !turn.result.waived)) {
        expect(result.earnedLevel).toBe(result.level);
      }
    });
  });

  it('an attestation never lowers a level while it stands', () => {
    always(turns => {
      for (const { moment, previous, result } of turns) {
        const unattested = { ...moment, attested: {} };
        expect(
          evaluated(unattested, previous, { scorecard }).level,
        ).toBeLessThanOrEqual(result.level);
      }
    });
  });

  it('nothing changes before it is due, while facts stay as they are', () => {
    always(turns => {
      for (const { moment, subject, result } of turns) {
        const { holdsUntil = moment.now + 9999 * hour } = result;
        expect(holdsUntil).toBeGreaterThan(moment.now);
        const last = { ...moment, now: holdsUntil - 1 };
        expect(
          evaluateScorecard({
            ...{ scorecard, subject, tier: 1, previous: result },
            now: last.now,
            attestations: attestationsAt(last),
            waivers: waiversAt(last),
          }),
        ).toEqual(result);
      }
    });
  });

  it('history tells every change of level, and dates what lapsed to when it did', () => {
    always(turns => {
      for (const { moment, subject, previous, result } of turns.slice(1)) {
        const { now } = moment;
        const given = previous as ScorecardResult;
        const changes = diffResults({
          ...{ scorecard, previous: given, next: result, subject, now },
        });
        expect(changes.some(({ kind }) => kind === 'level')).toBe(
          given.level !== result.level,
        );
        const lapses = changes
          .filter(({ cause }) => cause.kind === 'lapse')
          .map(({ effectiveAt }) => effectiveAt);
        const before = turns[turns.findIndex(t => t.result === given)]?.moment;
        expect(Math.min(now, ...lapses)).toBeGreaterThan(before?.now ?? now);
        expect(Math.max(now, ...lapses)).toBe(now);
      }
    });
  });
});
