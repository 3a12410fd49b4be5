import { declared } from '../__fixtures__/testCatalog';
import { checkFactValues } from './checkFactValues';

const declarations = [
  declared('a.flag', 'bool'),
  declared('a.count', 'int'),
  declared('a.ratio', 'double'),
  declared('a.text', 'string'),
  declared('a.list', 'list<string>'),
];

describe('checkFactValues', () => {
  it('accepts what was declared', () => {
    const values = {
      'a.flag': false,
      'a.count': 0,
      'a.ratio': 1,
      'a.text': '',
      'a.list': [],
    };
    expect(checkFactValues(declarations, values)).toEqual([]);
  });

  it('does not repeat a text, which may be a secret that went astray', () => {
    const [problem] = checkFactValues(declarations, { 'a.count': 's3cret' });
    expect(problem?.message).toBe(
      "fact 'a.count' must be an int (a whole number), got a string",
    );
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['a text for a bool', { 'a.flag': 'true' }, /'a.flag' must be a bool/],
    ['a fraction for an int', { 'a.count': 1.5 }, /'a.count' must be an int/],
    [
      'a number beyond a safe integer',
      { 'a.count': 2 ** 60 },
      /must be an int/,
    ],
    ['no number at all', { 'a.ratio': NaN }, /must be a double/],
    ['infinity', { 'a.ratio': Infinity }, /must be a double/],
    [
      'a text of more than 4 kB',
      { 'a.text': 'x'.repeat(4097) },
      /at most 4096/,
    ],
    [
      'a list of more than 1000',
      { 'a.list': Array(1001).fill('') },
      /at most 1000/,
    ],
    ['a list of numbers', { 'a.list': [1] }, /list of strings/],
    [
      'a list of long texts',
      { 'a.list': Array(100).fill('x'.repeat(1000)) },
      /characters in all entries/,
    ],
    ['an object', { 'a.text': {} }, /an object/],
    ['null', { 'a.flag': null }, /nothing/],
    [
      'a name that is not declared',
      { 'a.cout': 1 },
      /'a.cout' is not declared/,
    ],
    ['an inherited name', { toString: 1 }, /not declared/],
  ])('refuses %s', (_, values, message) => {
    const [problem] = checkFactValues(declarations, values);
    expect(problem?.message).toMatch(message);
  });

  it('names the nearest fact', () => {
    expect(checkFactValues(declarations, { 'a.cout': 1 })[0]?.mend).toBe(
      "did you mean 'a.count'?",
    );
  });

  it("treats '__proto__' as a name like any other", () => {
    const values = JSON.parse('{"__proto__": 1}') as Record<string, unknown>;
    expect(checkFactValues(declarations, values)).toHaveLength(1);
  });
});
