import { ResponseError } from '@backstage/errors';

/** What went wrong with a request, as far as a reader can act on it. */
export interface RequestProblem {
  kind: 'forbidden' | 'notFound' | 'failed';
  message: string;
  /**
   * What to quote to those who run the portal: the log's id, else the status. Absent where the message says all: a
   * mistake in what was asked is nothing that they could mend.
   */
  id?: string;
}

/** Backstage hides the message of an internal error and logs it under this id. */
const logId = /logId=([0-9a-f]+)/;

/** Each browser says in words of its own that nobody answered, and none of them helps. */
const isUnanswered = ({ name, message }: Error) =>
  name === 'TypeError' &&
  /^(failed to fetch|networkerror|load failed)/i.test(message);

/**
 * Reads a request's error: forbidden, not found, or failed with something to quote. What the backend says about its
 * own mistakes (a query, a path) is for its log, not for readers.
 */
export function requestProblem(error: Error): RequestProblem {
  if (!(error instanceof ResponseError)) {
    return {
      kind: 'failed',
      message: isUnanswered(error)
        ? 'The backend did not answer. Try again in a moment.'
        : error.message,
    };
  }
  const message = error.cause?.message || error.message;
  if (error.statusCode === 403) return { kind: 'forbidden', message };
  if (error.statusCode === 404) return { kind: 'notFound', message };
  return {
    kind: 'failed',
    message:
      error.statusCode === 500
        ? 'The backend failed; its log says why.'
        : message,
    id:
      logId.exec(message)?.[1] ??
      (error.statusCode < 500 ? undefined : `status ${error.statusCode}`),
  };
}
