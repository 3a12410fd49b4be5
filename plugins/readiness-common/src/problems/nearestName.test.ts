import { didYouMean } from './didYouMean';
import { nearestName } from './nearestName';

describe('nearestName', () => {
  it.each([
    ['a missing letter', 'has-runbok', 'has-runbook'],
    ['a swapped pair', 'has-urnbook', 'has-runbook'],
    ['capitals', 'Has-Runbook', 'has-runbook'],
    ['nothing near', 'zzz', undefined],
    ['an empty name', '', undefined],
    ['a name of a megabyte', 'x'.repeat(1_000_000), undefined],
  ])('%s', (_, name, nearest) => {
    expect(
      nearestName(name, ['has-owner', 'has-runbook', 'slos-defined']),
    ).toBe(nearest);
  });

  it('prefers the nearest to the first', () => {
    expect(nearestName('abcd', ['abxx', 'abcx'])).toBe('abcx');
  });
});

describe('didYouMean', () => {
  it('asks, or says nothing', () => {
    expect(didYouMean('has-runbok', ['has-runbook'])).toBe(
      "did you mean 'has-runbook'?",
    );
    expect(didYouMean('zzz', ['has-runbook'])).toBeUndefined();
  });
});
