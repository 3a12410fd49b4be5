import { ResponseError } from '@backstage/errors';

/** What went wrong, in a line. */
export function describeError(error: unknown): string {
  if (error instanceof ResponseError) {
    const { statusCode, cause } = error;
    return `The backend refused (${statusCode}): ${cause.message}`;
  }
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  // fetch says "fetch failed", and why below.
  const reason = cause instanceof Error ? cause.message : undefined;
  const code =
    cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return [message, reason || code].filter(Boolean).join(': ');
}
