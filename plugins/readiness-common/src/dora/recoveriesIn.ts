import { byEnd } from './byEnd';
import type {
  AttributedIncident,
  ProductionDeployment,
  Recovery,
} from './HistoricDeployment';
import type { DoraPolicy } from './DoraPolicy';
import type { Repair } from './Repair';
import type { ServiceLine } from './serviceLines';

interface Options {
  incidents: readonly AttributedIncident[];
  repairs: readonly Repair[];
  lines: ReadonlyMap<string, ServiceLine>;
  policy: Pick<DoraPolicy, 'recoveryClock'>;
}

/**
 * How long it took to recover from what failed. On the incident clock each incident that belongs to a deployment counts
 * from its start to its end, and nothing else: what failed without an incident hurt nobody for a time that is known.
 * On the deployment clock each failed deployment counts from its end: with incidents to the end of the last of them;
 * else to the first deployment that takes it back or mends it; else, when it did not succeed, to the next success of
 * the same service and environment. Of failures in a row only the first counts, up to the success after the last.
 *
 * @param deployments - all, by their end
 *
 * @example
 * ```ts
 * recoveriesIn(deployments, { incidents, repairs, lines, policy }).length // 2
 * ```
 */
export function recoveriesIn(
  deployments: readonly ProductionDeployment[],
  { incidents, repairs, lines, policy }: Options,
): Recovery[] {
  if (policy.recoveryClock === 'incident') {
    return incidents
      .filter(each => each.deployments.length > 0)
      .map(ofIncident);
  }
  const ends = endsOfIncidents(incidents);
  const recoveries = [...ends].map(([deployment, end]) =>
    ofDeployment(deployment, end),
  );
  const mended = new Map<ProductionDeployment, number>();
  for (const { failed, by } of repairs) {
    if (by.status !== 'success' || byEnd(by, failed) <= 0) continue;
    const end = Math.min(mended.get(failed) ?? Infinity, by.finishedAt);
    mended.set(failed, end);
  }
  const marked = new Set(repairs.map(({ failed }) => failed));
  const runs = failedRuns(lines);
  for (const deployment of deployments) {
    if (ends.has(deployment)) continue;
    const isRed = deployment.status === 'failure';
    const end = isRed ? runs.get(deployment) : mended.get(deployment);
    if (end !== undefined || (!isRed && marked.has(deployment))) {
      recoveries.push(ofDeployment(deployment, end ?? Infinity));
    }
  }
  return recoveries;
}

function ofIncident({ incident }: AttributedIncident): Recovery {
  const { source, id, startedAt, resolvedAt = Infinity } = incident;
  return {
    of: 'incident',
    source,
    id,
    failedAt: startedAt,
    recoveredAt: resolvedAt,
  };
}

function ofDeployment(
  { source, id, finishedAt }: ProductionDeployment,
  recoveredAt: number,
): Recovery {
  return { of: 'deployment', source, id, failedAt: finishedAt, recoveredAt };
}

/** When the last of its incidents was over. */
function endsOfIncidents(
  incidents: readonly AttributedIncident[],
): Map<ProductionDeployment, number> {
  const ends = new Map<ProductionDeployment, number>();
  for (const { incident, deployments } of incidents) {
    const end = incident.resolvedAt ?? Infinity;
    for (const deployment of deployments) {
      ends.set(deployment, Math.max(ends.get(deployment) ?? -Infinity, end));
    }
  }
  return ends;
}

/** Of each run of failures the first, with the end of the success after it; of several services the last of these. */
function failedRuns(
  lines: ReadonlyMap<string, ServiceLine>,
): Map<ProductionDeployment, number> {
  const runs = new Map<ProductionDeployment, number>();
  for (const line of [...lines.values()].flatMap(each => each.environments)) {
    let first: ProductionDeployment | undefined;
    const close = (end: number) => {
      if (first) runs.set(first, Math.max(runs.get(first) ?? -Infinity, end));
      first = undefined;
    };
    for (const deployment of line) {
      if (deployment.status === 'success') close(deployment.finishedAt);
      else first ??= deployment;
    }
    close(Infinity);
  }
  return runs;
}
