import { specPaths } from './specPaths';

describe('specPaths', () => {
  it.each([
    ['nothing outside spec', [{ kind: 'Component' }], []],
    ['a plain key', [{ 'spec.criticality': 'high' }], ['spec.criticality']],
    [
      'keys within operators, each once',
      [
        {
          $all: [
            { $not: { 'spec.a': 1 } },
            { $any: [{ 'spec.b': { $exists: true } }, { 'spec.a': 2 }] },
          ],
        },
      ],
      ['spec.a', 'spec.b'],
    ],
    ['the field that holds a deeper one', [{ 'spec.x.y': 1 }], ['spec.x']],
  ])('finds %s', (_, predicates, expected) => {
    expect(specPaths(predicates)).toEqual(expected);
  });
});
