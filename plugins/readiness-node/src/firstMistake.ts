import type { z } from 'zod';

/**
 * Where an answer first differs from what is documented, and how. Holds nothing of its values.
 *
 * @public
 *
 * @example
 * ```ts
 * firstMistake(error) // 'deployment.created_at: is no moment'
 * ```
 */
export function firstMistake({ issues: [first] }: z.ZodError): string {
  return `${first?.path.join('.') || 'the body'}: ${first?.message}`;
}
