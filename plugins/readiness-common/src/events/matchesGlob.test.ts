import { matchesGlob } from './matchesGlob';

describe('matchesGlob', () => {
  it.each([
    ['the same text', 'production', 'production', true],
    ['other capitals', 'Production', 'PRODUCTION', true],
    ['a longer text without a star', 'prod', 'production', false],
    ['a beginning', 'prod*', 'production', true],
    ['an end', '*/prod', 'eu/prod', true],
    ['both', 'eu*prod', 'eu-west/prod', true],
    ['not twice the same characters', 'ab*ba', 'aba', false],
    ['several stars', '*a*b*', 'xaxbx', true],
    ['in their order', '*a*b*', 'ba', false],
    ['anything', '*', '', true],
    ['signs of other pattern languages', 'a.c', 'abc', false],
  ])('%s', (_, pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });

  it('takes no longer for a pattern that would have others go back', () => {
    const pattern = `${'*a'.repeat(500)}*b`;
    expect(matchesGlob(pattern, 'a'.repeat(5000))).toBe(false);
  });
});
