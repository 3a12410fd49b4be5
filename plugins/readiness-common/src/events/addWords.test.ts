import * as fc from 'fast-check';
import { addWords } from './addWords';
import type { Change } from './Change';
import type { Incident } from './Incident';

const incident: Partial<Incident> = { id: '7', startedAt: 100, title: 'Down' };

describe('addWords', () => {
  it.each<[string, Partial<Incident>, Partial<Incident>]>([
    [
      'adds what was not known, and leaves what is left out',
      { resolvedAt: 200 },
      { ...incident, resolvedAt: 200 },
    ],
    ['a later beginning changes nothing', { startedAt: 120 }, incident],
    [
      'an earlier beginning counts',
      { startedAt: 80 },
      { ...incident, startedAt: 80 },
    ],
    ['what is said to be absent stays', { title: undefined }, incident],
    ['other words replace', { title: 'Slow' }, { ...incident, title: 'Slow' }],
  ])('%s', (_, added, expected) => {
    expect(addWords(incident, added)).toEqual(expected);
  });

  it('joins lists, each entry once', () => {
    const change: Partial<Change> = { commitShas: ['b', 'a'] };
    expect(addWords(change, { commitShas: ['c', 'a'] })).toEqual({
      commitShas: ['a', 'b', 'c'],
    });
  });

  it('comes to the same whatever the order of moments, and twice', () => {
    const moment = fc.option(fc.integer({ min: 0, max: 1000 }), {
      nil: undefined,
    });
    const words = fc.record({ startedAt: moment, resolvedAt: moment });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), list => {
        const all = (parts: typeof list) =>
          parts.reduce<Partial<Incident>>(
            (known, added) => addWords(known, added),
            { id: '7' },
          );
        expect(all([...list].reverse())).toEqual(all(list));
        expect(all([...list, ...list])).toEqual(all(list));
      }),
    );
  });
});
