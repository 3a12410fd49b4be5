import { InputError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';

/**
 * Answers a body that is no JSON. The parser's own error carries the body, and its words repeat the beginning: what
 * somebody sent by mistake, a secret even, has no place in answers and logs.
 */
export const unreadableBody: ErrorRequestHandler = (error, _, __, next) => {
  next(
    error?.type === 'entity.parse.failed'
      ? new InputError('The body is not valid JSON')
      : error,
  );
};
