import type { ActProblem } from './ActProblem';

/** Characters of a text that a person writes: a page, not a book. */
export const longestText = 2000;

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
  if ((text?.length ?? 0) <= longestText) return [];
  return [
    {
      ...{ kind: 'invalid', path },
      message: `${path} has ${text?.length} characters`,
      mend: `write at most ${longestText}`,
    },
  ];
}
