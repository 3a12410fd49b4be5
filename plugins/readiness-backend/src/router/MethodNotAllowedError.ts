import { CustomErrorBase } from '@backstage/errors';

/** The path exists, but not with this method. Backstage's own errors have none for this. */
export class MethodNotAllowedError extends CustomErrorBase {
  override name = 'MethodNotAllowedError' as const;
  /** Where Backstage's error middleware finds the status of an answer. */
  readonly statusCode = 405;
}
