import fc from 'fast-check';
import { descendantGroups } from './descendantGroups';

describe('descendantGroups', () => {
  it.each([
    ['a group without children is alone', {}, ['a'], []],
    [
      'children of children are included, each once',
      { a: ['b', 'c'], b: ['d'], c: ['d'] },
      ['a', 'b', 'c', 'd'],
      [],
    ],
    [
      'a cycle through the group is named and walked once',
      { a: ['b'], b: ['c'], c: ['a'] },
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ],
    ['a group that is its own parent is a cycle', { a: ['a'] }, ['a'], ['a']],
    [
      'a cycle further down ends and is not the cycle of the group',
      { a: ['b'], b: ['c'], c: ['b'] },
      ['a', 'b', 'c'],
      [],
    ],
  ])('%s', (_, tree: Record<string, string[]>, groups, cycle) => {
    expect(descendantGroups('a', new Map(Object.entries(tree)))).toEqual({
      groups,
      cycle,
    });
  });

  it('walks a chain of 20,000 groups with every shortcut without growing exponentially', () => {
    const children = new Map<string, string[]>();
    for (let i = 0; i < 20_000; i++) {
      children.set(`g${i}`, [`g${i + 1}`, `g${i + 2}`, 'g0']);
    }
    expect(descendantGroups('g0', children).groups).toHaveLength(20_002);
  });

  it('names every reachable group exactly once in any tree', () => {
    const group = fc.integer({ min: 0, max: 8 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.tuple(group, group)), edges => {
        const children = new Map<string, string[]>();
        for (const [from, to] of edges) {
          children.set(from, [...(children.get(from) ?? []), to]);
        }
        const { groups } = descendantGroups('0', children);
        expect(new Set(groups).size).toBe(groups.length);
        const reached = edges
          .filter(([from]) => groups.includes(from))
          .map(([, to]) => to);
        expect(groups).toEqual(expect.arrayContaining(reached));
      }),
    );
  });
});
