import { InputError } from '@backstage/errors';

/**
 * What a text from outside holds as JSON.
 *
 * @param complaint - what the error says
 * @throws InputError when it is none. The parser's own words quote the text, which may be anything, a secret even.
 * @public
 *
 * @example
 * ```ts
 * parseJson('{"score": 7}') // { score: 7 }
 * ```
 */
export function parseJson(text: string, complaint = 'is no JSON'): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(complaint);
  }
}
