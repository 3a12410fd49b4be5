import { isEvidence } from './isEvidence';
import { missingOf } from './missingOf';

describe('isEvidence', () => {
  it.each([
    ['', false, true],
    ['', true, false],
    ['https://example.org', true, true],
    [' http://example.org ', true, true],
    // eslint-disable-next-line no-script-url
    ['javascript:alert(1)', false, false],
    ['the wiki', false, false],
  ])('takes %j, required: %s: %s', (text, required, taken) => {
    expect(isEvidence(text, required)).toBe(taken);
  });
});

describe('missingOf', () => {
  it('names the first thing that is missing, and nothing if none is', () => {
    expect(
      missingOf([
        [true, 'a'],
        [false, 'b'],
        [false, 'c'],
      ]),
    ).toBe('b');
    expect(missingOf([[true, 'a']])).toBeUndefined();
  });
});
