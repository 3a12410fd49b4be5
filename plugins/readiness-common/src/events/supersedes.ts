import type { Change } from './Change';
import type { Deployment } from './Deployment';
import { endOfEvent } from './endOfEvent';
import type { Incident } from './Incident';

/**
 * An event as a source says it.
 *
 * @public
 */
export interface SaidEvent {
  event: Deployment | Change | Incident;
  /** When the source said so, where it tells. */
  saidAt?: number;
}

/**
 * Whether what a source says of an event takes the place of what is known of it. Messages come in any order: what the
 * source said earlier is late. Where it does not tell when, the last to arrive counts, unless it knows less: a
 * message that something is under way does not undo its end. A deployment that ended never runs again.
 *
 * @public
 *
 * @example
 * ```ts
 * supersedes({ event: { ...deployment, status: 'running' } }, { event: { ...deployment, status: 'success' } }) // false
 * ```
 */
export function supersedes(said: SaidEvent, known: SaidEvent): boolean {
  const laterBy =
    said.saidAt === undefined || known.saidAt === undefined
      ? 0
      : said.saidAt - known.saidAt;
  if (laterBy < 0) return false;
  const undoesEnd =
    endOfEvent(known.event) !== undefined &&
    endOfEvent(said.event) === undefined;
  return !undoesEnd || (!('status' in said.event) && laterBy > 0);
}
