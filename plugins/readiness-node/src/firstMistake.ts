import type { z } from 'zod';

type Issue = z.ZodError['issues'][number];

/**
 * Where an answer first differs from what is documented, and how. Holds nothing of its values.
 *
 * @public
 *
 * @example
 * ```ts
 * firstMistake(error) // 'deployment.created_at: is missing; it should be string'
 * ```
 */
export function firstMistake({ issues: [first] }: z.ZodError): string {
  const where = first?.path.join('.') || 'the body';
  return `${where}: ${first ? inWords(first) : 'is not as documented'}`;
}

/** Zod says of what is absent that it is of a wrong type. */
function inWords(issue: Issue): string {
  const { message } = issue;
  const isAbsent =
    issue.code === 'invalid_type' && message.endsWith('received undefined');
  return isAbsent
    ? `is missing; it should be ${issue.expected}`
    : message.replace(/^Invalid input: /, '');
}
