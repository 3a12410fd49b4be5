import { InputError } from '@backstage/errors';

/**
 * What a text holds as JSON.
 *
 * @throws InputError when it is none. The parser's own words quote the text, which may be anything, a secret even.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError('is no JSON');
  }
}
