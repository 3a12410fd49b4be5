import { scorecards } from '../../testing/exampleViews';
import { checkOrders, sortChecks } from './sortChecks';

const [scorecard] = scorecards.items;
const [example] = scorecard!.checks;
const checks = [
  { ...example!, id: 'a', level: 3, blocks: 1, effort: 'large' as const },
  { ...example!, id: 'b', level: 2, blocks: 4, effort: 'small' as const },
  { ...example!, id: 'c', level: 2, blocks: 1, effort: 'medium' as const },
];
const ids = (...by: [(typeof checkOrders)[number], 'asc' | 'desc']) =>
  sortChecks(checks, ...by).map(({ id }) => id);

describe('sortChecks', () => {
  it('has rungs from below, each as the scorecard lists its checks', () => {
    expect(ids('level', 'asc')).toEqual(['b', 'c', 'a']);
  });

  it('puts the check that holds most back first, equal ones by rung', () => {
    expect(ids('blocks', 'desc')).toEqual(['b', 'c', 'a']);
    expect(ids('blocks', 'asc')).toEqual(['c', 'a', 'b']);
  });

  it('knows that a week is more than a day', () => {
    expect(ids('effort', 'asc')).toEqual(['b', 'c', 'a']);
  });

  it.each(checkOrders)('leaves the checks as they were, by %s', by => {
    ids(by, 'desc');
    expect(checks.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});
