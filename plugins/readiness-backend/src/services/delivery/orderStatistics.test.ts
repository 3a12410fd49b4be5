import fc from 'fast-check';
import { orderStatistics } from './orderStatistics';

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);

describe('orderStatistics', () => {
  it.each<[string, number[], number[], number[]]>([
    ['the only number', [7], [0], [7]],
    ['the middle two of four', [40, 10, 30, 20], [1, 2], [20, 30]],
    ['the same number many times', [5, 5, 5, 5, 5], [0, 2, 4], [5, 5, 5]],
    ['a place that is asked for twice', [3, 1, 2], [1, 1], [2, 2]],
    ['the largest number there is', [4294967295, 0], [0, 1], [0, 4294967295]],
  ])('finds %s', (_, values, ranks, expected) => {
    expect(
      orderStatistics(Uint32Array.from(values), values.length, ranks),
    ).toEqual(expected);
  });

  it('looks at no number behind the length', () => {
    expect(orderStatistics(Uint32Array.of(3, 2, 1), 2, [0, 1])).toEqual([2, 3]);
  });

  it('finds in any numbers what stands there in their order', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 0xffffffff }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(numbers, values => {
        const ranks = values.map((__, at) => at);
        expect(
          orderStatistics(Uint32Array.from(values), values.length, ranks),
        ).toEqual(sorted(values));
      }),
    );
  });

  it('finds the same by counting, where there are very many', () => {
    const values = Array.from(
      { length: 60_000 },
      (_, i) => (i * 2_654_435_761) % 4_294_967_296,
    );
    const ranks = [0, 1, 29_999, 30_000, 45_000, 59_999];
    const inOrder = sorted(values);
    expect(
      orderStatistics(Uint32Array.from(values), values.length, ranks),
    ).toEqual(ranks.map(rank => inOrder[rank]));
  });
});
