import type { Problem } from './Problem';

/**
 * Why something that a person wants to do cannot be done: they may not, it is no longer possible, or what they wrote
 * is wrong. The path is that of the request.
 *
 * @public
 */
export interface ActProblem extends Omit<Problem, 'source' | 'line'> {
  kind: 'notAllowed' | 'conflict' | 'invalid';
}
