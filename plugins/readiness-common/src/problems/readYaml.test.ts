import { readYaml } from './readYaml';

const read = (text: string, limits = {}) =>
  readYaml({ source: 'a.yaml', text }, limits);

describe('readYaml', () => {
  it('tells where every part stands', () => {
    const [, second] = read(
      'a: 1\n---\nlevels:\n  - checks: [x, yy]\n',
    ).documents;
    const placeOf = (...path: PropertyKey[]) => second?.placeOf(path);
    expect(placeOf()).toEqual({ line: 3, column: 1 });
    expect(placeOf('levels', 0, 'checks')).toEqual({ line: 4, column: 5 });
    expect(placeOf('levels', 0, 'checks', 1)).toEqual({ line: 4, column: 17 });
    expect(placeOf('levels', 7)).toEqual({ line: 3, column: 1 });
  });

  it.each([
    ['a bracket for every character', '['.repeat(100_000)],
    ['a mapping in a mapping, thousands of times', '{a: '.repeat(20_000)],
    ['a level more than are read', `${'['.repeat(101)}${']'.repeat(101)}`],
    ['what contains itself', 'a: &a [*a]'],
  ])('is a problem and no crash: %s', (_, text) => {
    const { documents, problems } = read(text);
    expect(documents).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({
        message:
          'not readable: it has more than 100 levels, or contains itself',
        mend: 'write it flatter, and aliases out',
      }),
    ]);
  });

  it('reads as many levels as are allowed', () => {
    expect(read(`${'['.repeat(100)}${']'.repeat(100)}`).problems).toEqual([]);
  });

  it.each([
    ['an alias bomb', bomb(), 'Excessive alias count'],
    ['tabs', 'a:\n\tb: 1', 'Tabs are not allowed as indentation'],
    ['a key that is there twice', 'a: 1\na: 2', 'Map keys must be unique'],
    [
      'a key that JavaScript takes for its own',
      '__proto__: 1',
      'cannot be a key',
    ],
  ])('takes no other document down: %s', (_, text, message) => {
    const { documents, problems } = read(`${text}\n---\ngood: 1\n`);
    expect(problems).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(message),
        line: expect.any(Number),
        column: expect.any(Number),
      }),
    ]);
    expect(documents.map(({ value }) => value)).toEqual([{ good: 1 }]);
  });

  it('refuses keys that are no texts where it is asked to', () => {
    const text = '? [a]\n: 1';
    expect(read(text).problems).toEqual([]);
    expect(read(text, { stringKeys: true }).problems).toHaveLength(1);
  });

  it('keeps to the limits that it is given', () => {
    expect(read('a: 1', { longestFile: 3 }).problems[0]?.message).toBe(
      'the file has 4 characters, at most 3 are read',
    );
    const { documents, problems } = read('a: 1\n---\nb: 1', {
      maxDocuments: 1,
    });
    expect(documents).toHaveLength(1);
    expect(problems[0]?.message).toBe('the file has 2 documents, 1 are read');
  });
});

/** Nine times nine times nine: a page of text, a billion of entries. */
function bomb(): string {
  const names = 'abcdefghij'.split('');
  return names
    .map((name, i) => {
      const entry = i === 0 ? '1' : `*${names[i - 1]}`;
      return `${name}: &${name} [${Array(9).fill(entry).join(',')}]`;
    })
    .join('\n');
}
