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
      const deployment = find(incident);
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
  const byKey = new Map(deployments.map(each => [eventKey(each), each]));
  const byId = new Map<string, ProductionDeployment[]>();
  for (const deployment of deployments) {
    const same = byId.get(deployment.id);
    if (same) same.push(deployment);
    else byId.set(deployment.id, [deployment]);
  }
  return ({ causedBy, source, entityRefs }: Incident) => {
    if (!causedBy) return undefined;
    const { id } = causedBy;
    const named = byKey.get(
      eventKey({ source: causedBy.source ?? source, id }),
    );
    if (named || causedBy.source !== undefined) return named;
    // Who writes incidents may not know what the source of deployments is called. Of several nothing says which.
    const [first, ...others] = (byId.get(id) ?? []).filter(each =>
      each.entityRefs.some(ref => entityRefs.includes(ref)),
    );
    return others.length === 0 ? first : undefined;
  };
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
