import type { CompiledScorecard } from '@service-readiness/backstage-plugin-readiness-common';
import type { ResultSummary } from '../../stores/ResultStore';
import { levelView } from './levelView';

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
    { id: 'late', level: 4, countsFromMs: now + 1 },
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
});
