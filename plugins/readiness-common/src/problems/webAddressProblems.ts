import type { ActProblem } from './ActProblem';
import { longestText } from './textProblems';

/** Blanks, and what cannot be seen: a parser drops some of them, so that another address is shown than is opened. */
const unwritable = /[\s\p{Cc}\p{Cf}\p{Cs}]/u;

/**
 * What is wrong with an address that others will click on: it must be http(s), and carry no password.
 *
 * @example
 * ```ts
 * webAddressProblems('evidence', 'javascript:alert(1)')[0]?.message // "evidence is no http(s) address"
 * ```
 */
export function webAddressProblems(path: string, text: string): ActProblem[] {
  const url = parse(text);
  if (
    text.length > longestText ||
    unwritable.test(text) ||
    !url ||
    !/^https?:$/.test(url.protocol)
  ) {
    const message = `${path} is no http(s) address`;
    const mend = `write one such as 'https://wiki.example.com/review', at most ${longestText} characters`;
    return [{ kind: 'invalid', path, message, mend }];
  }
  if (url.username || url.password) {
    const message = `${path} carries a user name or a password`;
    const mend = 'leave out what stands before the @';
    return [{ kind: 'invalid', path, message, mend }];
  }
  return [];
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    // Not an address: that is what the caller wants to know.
    return undefined;
  }
}
