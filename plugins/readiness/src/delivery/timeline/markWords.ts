import { formatCount } from '../../format/formatCount';
import { formatHours } from '../../format/formatHours';
import { formatInstant } from '../../format/formatInstant';
import {
  deploymentStatusWords,
  type DeploymentMark,
  type IncidentMark,
} from '../words';

const hourMs = 3_600_000;

/**
 * A deployment in a sentence.
 *
 * @example
 * ```ts
 * deploymentWords({
 *   source: 'ci', id: '7', version: '1.4.2', at: '2026-11-12T08:12:00Z', status: 'success', changeCount: 3,
 * }) // 'Deployment 1.4.2 succeeded, 12 Nov 2026, 08:12 UTC, 3 changes'
 * ```
 */
export function deploymentWords(deployment: DeploymentMark): string {
  const { version, id, status, failed, at, changeCount } = deployment;
  // It may have ended well and be marked by what came after it.
  const counts =
    failed === undefined
      ? deploymentStatusWords[status]
      : `counts as failed: ${failed}`;
  return `Deployment ${version ?? id} ${counts}, ${formatInstant(at)}${
    changeCount > 0 ? `, ${formatCount(changeCount, 'change')}` : ''
  }`;
}

/**
 * An incident in a sentence.
 *
 * @example
 * ```ts
 * incidentWords({ source: 'pager', id: 'INC-7', startedAt: '2026-11-12T09:00:00Z', severity: 'SEV1' })
 * // 'Incident INC-7 (SEV1), open since 12 Nov 2026, 09:00 UTC'
 * ```
 */
export function incidentWords(incident: IncidentMark): string {
  const { title, id, severity, startedAt, resolvedAt } = incident;
  const name = `Incident ${title ?? id}${severity ? ` (${severity})` : ''}`;
  if (!resolvedAt) return `${name}, open since ${formatInstant(startedAt)}`;
  const hours = (Date.parse(resolvedAt) - Date.parse(startedAt)) / hourMs;
  return `${name}, ${formatInstant(startedAt)}, resolved after ${formatHours(
    hours,
  )}`;
}
