import type { Incident } from '../events/Incident';
import type {
  AttributedIncident,
  ProductionDeployment,
} from './HistoricDeployment';
import type { DoraPolicy } from './DoraPolicy';
import { eventKey } from './eventKey';
import { inWords } from './inWords';
import type { ServiceLine } from './serviceLines';

interface Options {
  deployments: readonly ProductionDeployment[];
  lines: ReadonlyMap<string, ServiceLine>;
  policy: Pick<DoraPolicy, 'incidentWithinMs'>;
}

/**
 * Says which deployments incidents belong to: that which somebody named; else, for each of its services, the latest
 * successful one that ended at or before its begin, and not longer before than the policy allows. An incident that
 * names a deployment which is not known belongs to none: another one would be a guess.
 *
 * @param incidents - each once
 *
 * @example
 * ```ts
 * attributeIncidents([incident], { deployments, lines, policy })[0]?.deployments[0]?.version // 'v2'
 * ```
 */
export function attributeIncidents(
  incidents: readonly Incident[],
  { deployments, lines, policy }: Options,
): AttributedIncident[] {
  const find = finder(deployments);
  return incidents.map(incident => {
    if (incident.causedBy) {
      const { source = incident.source, id } = incident.causedBy;
      const deployment = find(source, id);
      return deployment
        ? { incident, deployments: [deployment] }
        : { incident, deployments: [], unattributed: unknownLink };
    }
    const found = incident.entityRefs.flatMap(
      ref =>
        latestBefore(lines.get(ref)?.successes ?? [], {
          at: incident.startedAt,
          withinMs: policy.incidentWithinMs,
        }) ?? [],
    );
    return found.length > 0
      ? { incident, deployments: [...new Set(found)] }
      : { incident, deployments: [], unattributed: tooFar(policy) };
  });
}

const unknownLink = 'name a deployment that is not known in production';

function tooFar({ incidentWithinMs }: Options['policy']): string {
  return `began without a successful production deployment in the ${inWords(
    incidentWithinMs,
  )} before`;
}

function finder(deployments: readonly ProductionDeployment[]) {
  const byKey = new Map<string, ProductionDeployment>();
  const byId = new Map<string, ProductionDeployment | null>();
  for (const deployment of deployments) {
    byKey.set(eventKey(deployment), deployment);
    // Whoever writes incidents may not know the source of deployments; an id that two sources use names none.
    byId.set(deployment.id, byId.has(deployment.id) ? null : deployment);
  }
  return (source: string, id: string) =>
    byKey.get(eventKey({ source, id })) ?? byId.get(id) ?? undefined;
}

function latestBefore(
  successes: readonly ProductionDeployment[],
  { at, withinMs }: { at: number; withinMs: number },
): ProductionDeployment | undefined {
  let [low, high] = [0, successes.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((successes[middle]?.finishedAt ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  const latest = successes[low - 1];
  return latest && at - latest.finishedAt <= withinMs ? latest : undefined;
}
