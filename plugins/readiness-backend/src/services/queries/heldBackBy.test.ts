import type { CompiledScorecard } from '@service-readiness/backstage-plugin-readiness-common';
import type { ResultSummary } from '../../stores/ResultStore';
import { checkCounts } from './distribution';
import { heldBackByIn } from './heldBackBy';

const now = Date.parse('2026-11-21T08:00:00Z');
const countsFromMs = now + 1;

/** Two checks on level 2, one of them from tomorrow on in `late`, and one on level 3. */
const scorecard = {
  checks: [
    { check: { id: 'a', definition: { id: 'a' } }, level: 2 },
    { check: { id: 'b', definition: { id: 'b' } }, level: 2 },
    { check: { id: 'c', definition: { id: 'c' } }, level: 3 },
    {
      check: { id: 'late', definition: { id: 'late' } },
      level: 2,
      countsFromMs,
    },
  ],
} as unknown as CompiledScorecard;

const checkIds = ['a', 'b', 'c', 'late'];

function summary(level: number, outcomes: string, ids = checkIds) {
  return { level, outcomes, checkIds: ids } as unknown as ResultSummary;
}

describe('heldBackByIn', () => {
  it.each([
    ['one check fails on the next level', summary(1, 'fppp'), 'a'],
    ['one check is unknown on the next level', summary(1, 'pupp'), 'b'],
    ['two checks fail on the next level', summary(1, 'ffpp'), undefined],
    ['one fails further up, too', summary(1, 'fpfp'), 'a'],
    ['only one further up fails', summary(1, 'ppfp'), undefined],
    ['one that does not count yet fails', summary(1, 'pppf'), undefined],
    [
      'one fails below a level that is held unverified',
      summary(2, 'puff'),
      undefined,
    ],
    [
      'the check that fails is gone from the scorecard',
      summary(1, 'fp', ['x', 'b']),
      undefined,
    ],
    [
      'the results are of an older scorecard in another order',
      summary(1, 'fp', ['b', 'a']),
      'b',
    ],
    ['nothing fails', summary(3, 'ppnp'), undefined],
    ['the top is held unverified', summary(3, 'pupp'), undefined],
    ['the next level asks nothing of it', summary(2, 'upnp'), undefined],
    ['one of two that fail is waived', summary(1, 'fFpp'), 'a'],
    ['the next level asks only for what is waived', summary(2, 'upFp'), 'a'],
    ['all that is unmet is waived', summary(1, 'FUpp'), undefined],
  ])('when %s', (_, given, expected) => {
    expect(heldBackByIn(scorecard, now)(given)).toBe(expected);
  });
});

describe('checkCounts', () => {
  it('counts every outcome, and what alone holds back, over results of different scorecards', () => {
    const given = [
      summary(1, 'fppp'),
      summary(1, 'fnup'),
      summary(1, 'pu', ['a', 'b']),
      summary(1, 'FpUp'),
    ];
    const counts = checkCounts(scorecard, given, now).map(
      ({ id, pass, fail, unknown, notApplicable, waived, blocks }) =>
        `${id} ${pass} ${fail} ${unknown} ${notApplicable}, ${waived} ${blocks}`,
    );
    expect(counts).toEqual([
      'a 1 3 0 0, 1 2',
      'b 2 0 1 1, 0 1',
      'c 1 0 2 0, 1 0',
      'late 3 0 0 0, 0 0',
    ]);
  });
});
