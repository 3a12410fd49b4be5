import type { CompiledScorecard } from '@service-readiness/backstage-plugin-readiness-common';
import type { ResultSummary } from '../../stores/ResultStore';
import { levelView, rungViews } from './levelView';

const now = Date.parse('2026-11-21T08:00:00Z');

/** A ladder from 3 to 5, with a check on level 4 that counts from tomorrow on. */
const scorecard = {
  definition: {
    id: 'ladder',
    levels: [
      { level: 3, name: 'Reactive' },
      { level: 4, name: 'Managed' },
      { level: 5, name: 'Proactive' },
    ],
  },
  checks: [
    { id: 'a', level: 4 },
    {
      id: 'late',
      level: 4,
      countsFrom: '2026-11-22',
      countsFromMs: now + 1,
    },
    { id: 'b', level: 5 },
  ].map(({ id, ...entry }) => ({
    ...entry,
    check: { id, definition: { id } },
  })),
} as unknown as CompiledScorecard;

describe('levelView', () => {
  it.each([
    ['an unknown on the next level', 3, 'upp', true],
    ['a failure beside it', 4, 'fpu', false],
    ['a failure of a check that does not count yet', 3, 'ufp', true],
    ['only an unknown that does not count yet', 3, 'pup', false],
    ['an unknown further up', 3, 'ppu', false],
    ['an unknown below a level that is held unverified', 4, 'upp', true],
    ['an unknown below the top', 5, 'upp', false],
    ['a next level that asks nothing', 4, 'upn', false],
    ['a failure that is waived beside an unknown', 4, 'Fpu', true],
    ['an unknown that is waived', 4, 'ppU', false],
  ])(
    'is held by unknowns only, or not, with %s',
    (_, level, outcomes, held) => {
      const summary = {
        ...{ level, outcomes, checkIds: ['a', 'late', 'b'] },
      } as unknown as ResultSummary;
      expect(levelView(scorecard, summary, now)).toMatchObject({
        level,
        highest: 5,
        heldByUnknownsOnly: held,
      });
    },
  );

  it('counts what is waived as what it is, and beside that', () => {
    const summary = {
      ...{ level: 5, earnedLevel: 3, outcomes: 'FpU' },
      checkIds: ['a', 'late', 'b'],
    } as unknown as ResultSummary;
    expect(levelView(scorecard, summary, now)).toMatchObject({
      ...{ level: 5, earned: 3, waived: 2 },
      ...{ pass: 1, fail: 1, unknown: 1, notApplicable: 0 },
    });
    expect(
      rungViews(scorecard, summary, now).map(({ waived }) => waived),
    ).toEqual([0, 1, 1]);
  });

  it.each([
    ['something counts already', 'uup', now, undefined],
    ['what counts does not apply', 'nup', now, '2026-11-22'],
    ['nothing applies', 'nnp', now, undefined],
    ['the day has come', 'nup', now + 1, undefined],
  ])('says when a rung begins to count: %s', (_, outcomes, at, day) => {
    const summary = {
      checkIds: ['a', 'late', 'b'],
      outcomes,
      level: 3,
    } as unknown as ResultSummary;
    expect(
      rungViews(scorecard, summary, at).map(({ countsFrom }) => countsFrom),
    ).toEqual([undefined, day, undefined]);
  });
});
