import type { CheckResult } from '@service-readiness/backstage-plugin-readiness-common';
import { check, minute, start } from './__testUtils__/examples';
import {
  decodeChecks,
  encodeChecks,
  fitsLayout,
  layoutOf,
} from './resultCodec';

type Checks = Record<string, CheckResult>;

const lacking = (...facts: string[]) =>
  check('unknown', { reason: { kind: 'facts', facts } });

const cases: Array<[string, Checks]> = [
  ['no checks', {}],
  ['one check', { a: check('pass') }],
  [
    'every outcome',
    {
      a: check('pass'),
      b: check('fail'),
      c: lacking('docs.hasRunbook'),
      d: check('notApplicable'),
    },
  ],
  [
    'different rules',
    { a: check('pass', { rule: 'one' }), b: check('pass', { rule: 'two' }) },
  ],
  [
    'different dates, most of them the later',
    {
      a: check('pass', { since: start - minute }),
      b: check('pass'),
      c: check('fail'),
      d: check('fail', { since: 0 }),
      e: check('fail', { since: start - minute }),
      f: check('fail'),
    },
  ],
  [
    'passes that nobody can verify',
    {
      a: { ...lacking('slo.count'), unverifiedSince: start + minute },
      b: check('pass'),
      c: { ...lacking('slo.count'), unverifiedSince: start + 2 * minute },
    },
  ],
  [
    'reasons that repeat, out of order',
    {
      a: lacking('x.a', 'x.b'),
      b: lacking('x.c'),
      c: lacking('x.a', 'x.b'),
      d: lacking('x.b', 'x.a'),
      e: lacking('x.c'),
    },
  ],
  [
    'errors among absent facts',
    {
      a: check('unknown', {
        reason: { kind: 'error', message: 'no such key: "a; b"' },
      }),
      b: lacking('x.a'),
      c: check('unknown', { reason: { kind: 'error', message: '' } }),
      d: check('unknown', {
        reason: { kind: 'facts', facts: ['x.a'], message: 'and why' },
      }),
      e: lacking('x.a'),
    },
  ],
  [
    'names that hold what stands between names, and no names',
    {
      a: lacking('with blank', 'x'),
      b: lacking('with;semicolon'),
      c: lacking(''),
      d: lacking(),
      e: check('unknown', { reason: { kind: 'facts' } }),
    },
  ],
  [
    'an unknown without a reason and a reason without an unknown',
    {
      a: check('unknown'),
      b: check('fail', { reason: { kind: 'facts', facts: ['x.a'] } }),
      c: lacking('x.b'),
    },
  ],
];

describe('resultCodec', () => {
  it.each(cases)('gives back %s', (_, checks) => {
    const layout = layoutOf(checks);
    expect(fitsLayout(layout, checks)).toBe(true);
    const encoded = encodeChecks(layout, { checks });
    const { checks: decoded, waived } = decodeChecks(layout, encoded);
    expect(decoded).toEqual(checks);
    expect(waived).toBeUndefined();
    expect(Object.keys(decoded)).toEqual(Object.keys(checks));
  });

  it('gives back any mixture', () => {
    const outcomes = ['pass', 'fail', 'unknown', 'notApplicable'] as const;
    for (let seed = 1; seed <= 200; seed++) {
      let state = seed;
      const below = (limit: number) => {
        // A linear congruential generator (Numerical Recipes): the same mixtures in every run.
        state = (state * 1664525 + 1013904223) % 2 ** 32;
        return Math.floor((state / 2 ** 32) * limit);
      };
      const checks: Checks = {};
      const waived: Record<string, number> = {};
      for (let i = below(120); i >= 0; i--) {
        const outcome = outcomes[below(4)] as 'pass' | 'fail';
        if (below(5) === 0 && ['fail', 'unknown'].includes(outcome)) {
          waived[`check-${i}`] = start + below(3);
        }
        checks[`check-${i}`] = check(outcome, {
          since: start + below(3),
          ...(below(3) === 0 && { unverifiedSince: start + below(2) }),
          ...(below(6) === 0 && { attestedUntil: start + below(2) }),
          ...(below(2) === 0 && {
            reason:
              below(4) === 0
                ? { kind: 'error', message: `error ${below(3)}` }
                : { kind: 'facts', facts: [`x.fact${below(4)}`] },
          }),
        });
      }
      const layout = layoutOf(checks);
      const judged = Object.keys(waived).length
        ? { checks, waived }
        : { checks };
      expect(decodeChecks(layout, encodeChecks(layout, judged))).toEqual(
        judged,
      );
    }
  });

  it('writes a letter per check, and what they have in common once', () => {
    const checks = {
      a: check('pass'),
      b: check('fail'),
      c: lacking('x.a'),
      d: lacking('x.b', 'x.c'),
      e: check('notApplicable'),
    };
    expect(encodeChecks(layoutOf(checks), { checks })).toEqual({
      outcomes: 'pfuun',
      details: `{"since":${start},"absentFacts":"x.a;x.b x.c"}`,
    });
    const waived = { b: start + minute, c: start + minute };
    expect(encodeChecks(layoutOf(checks), { checks, waived })).toEqual({
      outcomes: 'pFUun',
      details: `{"since":${start},"waivedUntil":[[${
        start + minute
      },[1,2]]],"absentFacts":"x.a;x.b x.c"}`,
    });
  });

  it('names a layout by its checks, their order and their rules', () => {
    const checks = { a: check('pass'), b: check('pass') };
    const layout = layoutOf(checks);
    expect(layoutOf({ a: check('fail'), b: check('fail') })).toEqual(layout);
    const others: Checks[] = [
      { b: check('pass'), a: check('pass') },
      { a: check('pass') },
      { ...checks, c: check('pass') },
      { ...checks, b: check('pass', { rule: 'rule2' }) },
    ];
    for (const other of others) {
      expect(fitsLayout(layout, other)).toBe(false);
      expect(layoutOf(other).id).not.toBe(layout.id);
    }
  });

  it('refuses a document that is not of the layout', () => {
    const layout = layoutOf({ a: check('pass'), b: check('pass') });
    expect(() =>
      decodeChecks(layout, { outcomes: 'p', details: '{"since":0}' }),
    ).toThrow("No outcome at 1 of 'p'");
    expect(() =>
      encodeChecks(layout, { checks: { a: check('pass') } }),
    ).toThrow("Check 'b' has no result");
  });
});
