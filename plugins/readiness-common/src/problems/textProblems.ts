import type { ActProblem } from './ActProblem';

/** Characters of a text that a person writes: a page, not a book. */
export const longestText = 2000;

/**
 * What no keyboard writes and no database need take: control characters but tab and line break, halves of a character,
 * and marks that turn the direction of what follows, so that our words beside it would read otherwise than they are
 * (https://trojansource.codes). Languages that are written from right to left need none of them.
 */
const unwritable = /[^\P{Cc}\t\n\r]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u;

/**
 * What is wrong with a text that somebody wrote.
 *
 * @example
 * ```ts
 * textProblems('comment', ' ')[0]?.message // 'comment is empty'
 * ```
 */
export function textProblems(
  path: string,
  text: string | undefined,
  options: { optional?: boolean } = {},
): ActProblem[] {
  const length = text?.trim().length ?? 0;
  if (length === 0 && !options.optional) {
    const mend = 'say it in a sentence';
    return [{ kind: 'invalid', path, message: `${path} is empty`, mend }];
  }
  if (text !== undefined && unwritable.test(text)) {
    const message = `${path} has characters that cannot be seen`;
    const mend = 'leave out control characters and marks of direction';
    return [{ kind: 'invalid', path, message, mend }];
  }
  if ((text?.length ?? 0) <= longestText) return [];
  return [
    {
      ...{ kind: 'invalid', path },
      message: `${path} has ${text?.length} characters`,
      mend: `write at most ${longestText}`,
    },
  ];
}
