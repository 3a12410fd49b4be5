import { globMatcher } from './globMatcher';

describe('globMatcher', () => {
  it.each([
    ['README{,.md}', 'readme.MD', true],
    ['README{,.md}', 'docs/README.md', false],
    ['**/README{,.md}', 'a/b/README', true],
    ['.github/**', '.github/workflows/.hidden.yml', true],
    ['{,docs/}runbooks/**/*.md', 'docs/runbooks/a/b.md', true],
    ['{,docs/}runbooks/**/*.md', 'runbooks/b.md', true],
    ['{,docs/}runbooks/**/*.md', 'docs/runbooks/b.txt', false],
    ['**/deploy/**', 'a/deploy/b/c', true],
    ['!README.md', '!readme.md', true],
    ['#a', '#a', true],
  ])('%s, %s: %s', (pattern, path, expected) => {
    expect(globMatcher([pattern])(path)).toBe(expected);
    expect(globMatcher(['other', pattern])(path)).toBe(expected);
  });

  it('matches nothing without patterns', () => {
    expect(globMatcher([])('README.md')).toBe(false);
  });
});
