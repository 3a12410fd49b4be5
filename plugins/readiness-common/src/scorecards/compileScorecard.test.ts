import { compiled } from '../__fixtures__/testCheck';
import {
  compiledScorecard,
  scorecardDefinition,
} from '../__fixtures__/testScorecard';
import { compileScorecard } from './compileScorecard';
import type { ScorecardDefinition } from './ScorecardDefinition';

const checks = new Map(
  ['has-owner', 'has-runbook', 'has-runbook-tested'].map(id => [
    id,
    compiled({ id }),
  ]),
);

function problemsOf(definition: ScorecardDefinition) {
  const result = compileScorecard(definition, checks);
  return 'problems' in result ? result.problems : [];
}

describe('compileScorecard', () => {
  it('lets an id be the beginning of another', () => {
    expect(
      problemsOf(scorecardDefinition([['has-runbook', 'has-runbook-tested']])),
    ).toEqual([]);
  });

  it.each<[string, ScorecardDefinition, object]>([
    [
      'a check that does not exist, with the nearest',
      scorecardDefinition([['has-runbok']]),
      { path: 'levels[1].checks[0]', mend: "did you mean 'has-runbook'?" },
    ],
    [
      'a check on two rungs',
      scorecardDefinition([['has-owner'], ['has-owner']]),
      {
        path: 'levels[2].checks[0]',
        message: "check 'has-owner' already stands on level 2",
      },
    ],
    [
      'a check twice on one rung',
      scorecardDefinition([['has-owner', 'has-owner']]),
      { path: 'levels[1].checks[1]' },
    ],
    [
      'a gap between levels',
      scorecardDefinition([], {
        levels: [
          { level: 1, name: 'a' },
          { level: 3, name: 'b', checks: ['has-owner'] },
        ],
      }),
      {
        path: 'levels[1].level',
        message: 'level 3 stands where level 2 is due',
      },
    ],
    [
      'a level twice',
      scorecardDefinition([], {
        levels: [
          { level: 1, name: 'a' },
          { level: 1, name: 'b' },
        ],
      }),
      { path: 'levels[1].level' },
    ],
    [
      'checks on the lowest level',
      scorecardDefinition([], {
        levels: [
          { level: 1, name: 'a', checks: ['has-owner'] },
          { level: 2, name: 'b' },
        ],
      }),
      { path: 'levels[0].checks' },
    ],
    [
      'an empty filter that would mean everything',
      scorecardDefinition([['has-owner']], { appliesTo: {} }),
      {
        path: 'appliesTo',
        message: 'appliesTo is empty and would mean every entity',
      },
    ],
  ])('refuses %s', (_, definition, problem) => {
    expect(problemsOf(definition)).toEqual([expect.objectContaining(problem)]);
  });

  it('leaves out what later company stages ask for', () => {
    const rungs = [['has-owner', { check: 'has-runbook', from: 'growth' }]];
    const ids = (stage?: 'startup' | 'growth' | 'scale') =>
      compiledScorecard(rungs, [...checks.values()], stage).checks.map(
        c => c.check.id,
      );
    expect(ids('startup')).toEqual(['has-owner']);
    expect(ids('growth')).toEqual(['has-owner', 'has-runbook']);
    expect(ids('scale')).toEqual(['has-owner', 'has-runbook']);
    expect(ids()).toEqual(['has-owner', 'has-runbook']);
  });

  it('marks everything that judges, and nothing else', () => {
    const all = [...checks.values()];
    const { fingerprint } = compiledScorecard([['has-owner']], all);
    expect(compiledScorecard([['has-owner']], all).fingerprint).toBe(
      fingerprint,
    );
    expect(compiledScorecard([['has-runbook']], all).fingerprint).not.toBe(
      fingerprint,
    );
    expect(
      compiledScorecard([[{ check: 'has-owner', tiers: [1] }]], all)
        .fingerprint,
    ).not.toBe(fingerprint);
    expect(
      compiledScorecard(
        [['has-owner']],
        [compiled({ id: 'has-owner', rule: 'true' })],
      ).fingerprint,
    ).not.toBe(fingerprint);
    expect(
      compiledScorecard(
        [['has-owner']],
        [compiled({ id: 'has-owner', title: 'Other' })],
      ).fingerprint,
    ).toBe(fingerprint);
  });

  it('counts from the start of the day in UTC', () => {
    const rungs = [[{ check: 'has-owner', countsFrom: '2026-07-01' }]];
    expect(
      compiledScorecard(rungs, [...checks.values()]).checks[0],
    ).toMatchObject({
      countsFrom: '2026-07-01',
      countsFromMs: Date.parse('2026-07-01T00:00:00Z'),
    });
  });
});
