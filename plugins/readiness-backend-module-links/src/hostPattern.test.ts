import { hostPattern } from './hostPattern';

describe('hostPattern', () => {
  it.each([
    ['example.com', 'https://example.com/a', true],
    ['example.com', 'http://example.com', true],
    ['Example.com', 'https://EXAMPLE.com', true],
    ['example.com', 'https://example.com./', true],
    ['example.com', 'https://wiki.example.com', false],
    ['example.com', 'https://example.com:8443', false],
    ['example.com:8443', 'https://example.com:8443', true],
    ['example.com:443', 'https://example.com', true],
    ['example.com:443', 'http://example.com', false],
    ['*.example.com', 'https://a.b.example.com', true],
    ['*.example.com', 'https://example.com', false],
    ['*.example.com', 'https://evilexample.com', false],
    ['[::1]:80', 'http://[::1]/', true],
  ])('%s and %s: %s', (pattern, url, expected) => {
    expect(hostPattern(pattern)?.matches(new URL(url))).toBe(expected);
  });

  it.each([
    '',
    '*',
    'https://example.com',
    'a.*.com',
    'a.com/x',
    'a.com:99999',
  ])('does not take %j', text => expect(hostPattern(text)).toBeUndefined());
});
