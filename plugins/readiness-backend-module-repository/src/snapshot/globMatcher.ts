import { Minimatch, minimatch } from 'minimatch';

const options = { dot: true, nocase: true, nocomment: true, nonegate: true };

/**
 * Whether a path matches one of the patterns. Names that begin with a dot are names like any other.
 *
 * A repository may have a hundred thousand files, and most are told apart by their names alone, at a hundredth of the
 * price of the whole pattern.
 */
export function globMatcher(
  patterns: readonly string[],
): (path: string) => boolean {
  const single = patterns.flatMap(pattern =>
    minimatch.braceExpand(pattern, options),
  );
  const names = new Set(single.map(pattern => nameOf(pattern)));
  const mayMatch = names.has('**') ? () => true : anyOf([...names]);
  const matches = anyOf(patterns);
  return path => mayMatch(nameOf(path)) && matches(path);
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

function anyOf(patterns: readonly string[]): (text: string) => boolean {
  const matchers = patterns.map(pattern => new Minimatch(pattern, options));
  return text => matchers.some(matcher => matcher.match(text));
}
