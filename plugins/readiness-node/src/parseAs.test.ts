import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { parseAs } from './parseAs';
import { parseJson } from './parseJson';

const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

describe('parseJson', () => {
  it('is what the text holds', () => {
    expect(parseJson('{"score": 7}')).toEqual({ score: 7 });
  });

  it('quotes nothing of what is no JSON', () => {
    expect(thrownBy(() => parseJson('{"token": "hunter2'))).toEqual(
      new InputError('is no JSON'),
    );
  });

  it('complains in the words of the caller', () => {
    expect(() => parseJson('<html>', 'The body is not valid JSON')).toThrow(
      /^The body is not valid JSON$/,
    );
  });
});

describe('parseAs', () => {
  const schema = z.object({ build: z.object({ id: z.number() }) });

  it('leaves out what the schema does not name', () => {
    expect(parseAs(schema, { build: { id: 7, by: 'ci' }, more: 1 })).toEqual({
      build: { id: 7 },
    });
  });

  it.each<[string, unknown, RegExp]>([
    [
      'as missing, where it is',
      { build: {} },
      /^build\.id: is missing; it should be number$/,
    ],
    [
      'as of another type',
      { build: { id: null } },
      /^build\.id: expected number, received null$/,
    ],
    ['with its path', { build: { id: 'hunter2' } }, /^build\.id: (?!.*hunter)/],
    ['as the body, where all of it is wrong', 'hunter2', /^the body: (?!.*hu)/],
  ])('names the first mistake %s', (_, written, message) => {
    const error = thrownBy(() => parseAs(schema, written));
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(message);
  });
});
