import { parseYaml } from './parseYaml';

const size = 256 * 1024;
const repeated = (part: (i: number) => string) => {
  let text = '';
  for (let i = 0; text.length < size - 100; i++) text += part(i);
  return text;
};
const parsed = (text: string) => {
  try {
    return parseYaml(text).length;
  } catch {
    return 'refused';
  }
};

describe('parseYaml', () => {
  it('reads documents, aliases and merged keys', () => {
    expect(
      parseYaml(
        'base: &base { replicas: 2 }\ncopy: { <<: *base, name: a }\n---\n# nothing\n---\n- 1\n',
      ),
    ).toEqual([
      { base: { replicas: 2 }, copy: { replicas: 2, name: 'a' } },
      [1],
    ]);
  });

  it.each(['a: [', 'a: 1\na: 2', 'a: *b', 'a: b: c'])('refuses %j', text => {
    expect(parsed(text)).toBe('refused');
  });

  it.each([
    ['keys', repeated(i => `a${i}:\n`)],
    ['keys in braces', `{${repeated(i => `a${i}: 1, `)}}`],
    ['documents', repeated(() => '---\na\n')],
    ['brackets that open', '['.repeat(size)],
    ['brackets', '[]'.repeat(size / 2)],
    ['lists in lists', '- '.repeat(size / 2)],
    ['questions', '? '.repeat(size / 2)],
    ['anchors', repeated(i => `- &a${i} x\n`)],
    ['anchors and aliases', repeated(i => `- &a${i} x\n- *a${i}\n`)],
    [
      'merged keys',
      `b: &b {${Array.from(
        { length: 9000 },
        (_, i) => `k${i}: 1`,
      ).join()}}\n${repeated(i => `x${i}: {<<: *b}\n`).slice(0, size / 2)}`,
    ],
    ['colons', ':'.repeat(size)],
    ['an open quotation', `a: "${'\n x'.repeat(size / 3)}`],
    ['tags', repeated(i => `- !t${i} x\n`)],
  ])('does not hold up the process with %s', (_, text) => {
    const startedAt = performance.now();
    parsed(text);
    // Some 50 ms; the slowest of yaml's are 5 s.
    expect(performance.now() - startedAt).toBeLessThan(1500);
  });
});
