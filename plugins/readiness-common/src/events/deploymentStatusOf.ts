import { deploymentStatuses, type DeploymentStatus } from './Deployment';

/** What common tools say, without regard to capitals, blanks, hyphens and underscores. */
const words: Record<DeploymentStatus, readonly string[]> = {
  running: [
    ...['running', 'pending', 'queued', 'inprogress', 'started', 'waiting'],
    ...['created', 'progressing', 'scheduled', 'requested', 'preparing'],
  ],
  success: [
    ...['success', 'succeeded', 'successful', 'passed', 'ok', 'completed'],
    ...['complete', 'done', 'finished', 'deployed'],
  ],
  failure: [
    ...['failure', 'failed', 'fail', 'error', 'errored', 'timedout'],
    ...['timeout', 'broken', 'startupfailure'],
  ],
  cancelled: [
    ...['cancelled', 'canceled', 'aborted', 'skipped', 'stopped', 'killed'],
    ...['superseded', 'rejected'],
  ],
};

const statuses = new Map(
  deploymentStatuses.flatMap(status =>
    words[status].map(word => [word, status] as const),
  ),
);

/**
 * What a tool's word for the state of a deployment means. Undefined for a word that nobody says: guessing would count
 * it as good or bad.
 *
 * @example
 * ```ts
 * deploymentStatusOf('TIMED_OUT') // 'failure'
 * ```
 *
 * @public
 */
export function deploymentStatusOf(word: string): DeploymentStatus | undefined {
  return statuses.get(word.toLowerCase().replace(/[\s_-]/g, ''));
}
