import { median } from './median';
import { quantile } from './quantile';

describe('quantile', () => {
  it.each<[string, number[], number, number | undefined]>([
    ['says nothing of no values', [], 0.5, undefined],
    ['is the only value', [7], 0.95, 7],
    ['is the first at 0', [1, 2, 3], 0, 1],
    ['is the last at 1', [1, 2, 3], 1, 3],
    ['lies between two by its distance to them', [1, 2, 4, 10], 0.75, 5.5],
    ['is the middle of two', [1, 2, 4, 10], 0.5, 3],
  ])('%s', (_, ascending, share, expected) => {
    expect(quantile(ascending, share)).toBe(expected);
  });
});

describe('median', () => {
  it.each<[string, number[], number | undefined]>([
    ['says nothing of no values', [], undefined],
    ['is the middle one, in whatever order', [3, 1, 2], 2],
    ['is the mean of the middle two of an even count', [10, 1, 2, 3], 2.5],
    ['is no mean of all', [1, 1, 1, 1, 96], 1],
  ])('%s', (_, values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('leaves its values as they were', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});
