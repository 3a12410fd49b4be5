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

  const numbers = [
    { ...declared('a.share', 'double'), unit: 'ratio' },
    { ...declared('a.coverage', 'double'), unit: 'percent' },
    { ...declared('a.coverageDelta30d', 'double'), unit: 'percent' },
    { ...declared('a.age', 'int'), unit: 'days' },
    { ...declared('a.leadTime', 'double'), unit: 'hours' },
    { ...declared('a.openCount', 'int'), unit: 'incidents' },
    { ...declared('a.warmth', 'double'), unit: 'degrees' },
    { ...declared('slo.budgetLeftRatio', 'double'), unit: 'ratio' },
    declared('a.plainCount', 'int'),
  ];
  it.each<[string, Record<string, unknown>, string]>([
    ['more than all', { 'a.share': 1.01 }, 'from 0 to 1 (its unit is ratio)'],
    ['less than nothing', { 'a.share': -0.1 }, 'from 0 to 1'],
    ['a coverage of 181 %', { 'a.coverage': 181 }, 'from 0 to 100'],
    ['a coverage below 0', { 'a.coverage': -1 }, 'from 0 to 100'],
    ['days before they began', { 'a.age': -1 }, '0 or more'],
    ['hours that ran backwards', { 'a.leadTime': -0.5 }, '0 or more'],
    ['fewer than none', { 'a.openCount': -1 }, '0 or more'],
    ['a budget of more than all', { 'slo.budgetLeftRatio': 2 }, '1 or less'],
  ])('refuses %s', (_, values, range) => {
    const [name, value] = Object.entries(values)[0] ?? [];
    const [problem] = checkFactValues(numbers, values);
    expect(problem?.message).toContain(`fact '${name}' must be ${range}`);
    expect(problem?.message).toMatch(new RegExp(`, got ${value}$`));
  });

  it.each<[string, Record<string, unknown>]>([
    ['both ends of a share', { 'a.share': 0, 'a.coverage': 100 }],
    ['a change for the worse', { 'a.coverageDelta30d': -12.5 }],
    ['an overspent budget', { 'slo.budgetLeftRatio': -3 }],
    ['a unit that knows no end', { 'a.warmth': -40 }],
    ['a number without a unit', { 'a.plainCount': -1 }],
    ['none of what is counted', { 'a.openCount': 0, 'a.age': 0 }],
  ])('accepts %s', (_, values) => {
    expect(checkFactValues(numbers, values)).toEqual([]);
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
