import { addressSchema } from './addressSchema';

const schema = addressSchema('https://api.example.com');
const mistakeOf = (value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message);

describe('addressSchema', () => {
  it('takes an address, without the slashes at its end', () => {
    expect(schema.parse('http://10.0.0.1:6443//')).toBe('http://10.0.0.1:6443');
  });

  it.each([
    ['a number', 7],
    ['a host alone', 'api.example.com'],
    ['another protocol', 'ftp://api.example.com'],
  ])('refuses %s', (_, value) => {
    expect(mistakeOf(value)).toEqual([
      'must be an address, such as https://api.example.com',
    ]);
  });

  it.each(['https://bot:hunter2@example.com', 'https://bot@example.com'])(
    'refuses %s, and does not repeat it',
    value => {
      expect(mistakeOf(value)).toEqual([
        'carries a user or a password; leave them out, and give a token beside it',
      ]);
    },
  );
});
