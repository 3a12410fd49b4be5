import fc from 'fast-check';
import { factValueProblem } from './factValueProblem';
import { fitFactList } from './fitFactList';

describe('fitFactList', () => {
  it.each([
    ['an empty list as it is', 0, 1, 0],
    ['a list of the longest length as it is', 1000, 10, 1000],
    ['one entry more without it', 1001, 10, 1000],
    ['long entries up to the characters of all', 1000, 100, 655],
  ])('keeps %s', (_, length, characters, kept) => {
    const entries = Array.from({ length }, () => 'x'.repeat(characters));
    expect(fitFactList(entries)).toHaveLength(kept);
  });

  it('gives what a fact can hold, from the front', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 3000 }), { maxLength: 1500 }),
        lengths => {
          const entries = lengths.map(length => 'x'.repeat(length));
          const fitting = fitFactList(entries);
          expect(fitting).toEqual(entries.slice(0, fitting.length));
          expect(factValueProblem('list<string>', fitting)).toBeUndefined();
        },
      ),
      { numRuns: 50 },
    );
  });
});
