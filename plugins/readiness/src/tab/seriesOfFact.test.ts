import { seriesOfFact } from './seriesOfFact';

const series = ['quality.testCoverage', 'quality.test'].map(name => ({
  name,
  description: '',
  points: [],
}));
const fact = (name: string) => ({ name });

describe('seriesOfFact', () => {
  it.each([
    ['a number', 'quality.testCoverage', [], 'quality.testCoverage'],
    [
      'a change whose number the check does not read',
      'quality.testCoverageDelta30d',
      ['quality.testCoverageDelta30d'],
      'quality.testCoverage',
    ],
    [
      'a change beside its number: that shows it',
      'quality.testCoverageDelta30d',
      ['quality.testCoverage', 'quality.testCoverageDelta30d'],
      undefined,
    ],
    ['a fact that is not kept over time', 'quality.tests', [], undefined],
  ])('of %s', (_, name, read, expected) => {
    expect(seriesOfFact(fact(name), read.map(fact), series)?.name).toBe(
      expected,
    );
  });
});
