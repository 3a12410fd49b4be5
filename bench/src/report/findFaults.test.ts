import { findFaults } from './findFaults';
import type { Measurement } from './Measurement';

const group = (change: Partial<Measurement>, outcomes = ['a', 'a']) => ({
  title: 'Peer',
  measurements: [
    {
      id: 'peer.full.ratio',
      what: 'times faster',
      value: 30,
      unit: 'times' as const,
      ...change,
    },
  ],
  outcomes: { count: 1, ours: outcomes[0] ?? '', theirs: outcomes[1] ?? '' },
});
const floors = { 'peer.full.ratio': { atLeast: 20, reason: 'half' } };

describe('findFaults', () => {
  it('finds none in a ratio above its floor', () => {
    expect(findFaults([group({})], floors)).toEqual([]);
  });

  it.each([
    ['a ratio below its floor', group({ value: 19 }), /19\.0, the floor is 20/],
    ['a ratio that is no number', group({ value: NaN }), /NaN/],
    ['outcomes that differ', group({}, ['a', 'b']), /outcomes differ/],
    ['rows written for nothing', group({ unit: 'rows', value: 30 }), /30/],
  ])('finds %s', (_, faulty, message) => {
    const faults = findFaults([faulty], floors);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(message);
  });

  it('takes no time for a fault, however long', () => {
    const slow = group({ id: 'evaluation.ms', unit: 'ms', value: 1e9 });
    expect(findFaults([slow], floors)).toEqual([]);
  });
});
