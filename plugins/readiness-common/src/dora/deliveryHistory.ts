import type { DeliveryEvents } from '../events/DeliveryEvents';
import { attributeIncidents } from './attributeIncidents';
import { byEnd } from './byEnd';
import { changesOf, type ChangesInDeployments } from './changesOf';
import type {
  AttributedIncident,
  DeliveryHistory,
  FailureMark,
  ProductionDeployment,
} from './HistoricDeployment';
import type { DoraPolicy } from './DoraPolicy';
import { knownChanges } from './knownChanges';
import { oneIncidentEach } from './oneIncidentEach';
import { productionDeployments } from './productionDeployments';
import { recoveriesIn } from './recoveriesIn';
import type { Repair } from './Repair';
import { repairsIn } from './repairsIn';
import { rollbacksIn } from './rollbacksIn';
import { serviceLines } from './serviceLines';

/**
 * What events say together, whatever the window: which deployments failed and why, which changes came with which, what
 * waits. Give it what happened for some time before the window, too: the deployment before the first of the window says
 * what was new in that one, and a rollback goes back to an earlier version.
 *
 * @param services - only what concerns these counts; all, if absent. A deployment over several of them counts once
 * @param hearsOfIncidents - false where no source reports incidents about anything: that none is known says nothing then
 *
 * @example
 * ```ts
 * figuresOf(deliveryHistory(events, { policy: defaultDoraPolicy, now }), window)
 * ```
 *
 * @public
 */
export function deliveryHistory(
  events: DeliveryEvents,
  {
    policy,
    now,
    services,
    hearsOfIncidents = true,
  }: {
    policy: DoraPolicy;
    now: number;
    services?: ReadonlySet<string>;
    hearsOfIncidents?: boolean;
  },
): DeliveryHistory {
  const options = { policy, now, services };
  const { deployments, leftOut } = productionDeployments(
    events.deployments,
    options,
  );
  const lines = serviceLines(deployments);
  const known = knownChanges(
    events.changes.filter(({ mergedAt }) => (mergedAt ?? now) <= now),
    deployments,
    services,
  );
  const changes = changesOf(known, lines);
  const { delivered } = changes;
  const { kinds, repairs } = rollbacksIn(deployments, lines);
  repairs.push(
    ...repairsIn(deployments, { known, delivered, lines, kinds, policy }),
  );
  const incidents = attributeIncidents(
    oneIncidentEach(events.incidents, options),
    { deployments, lines, policy },
  );
  const facts = { changes, repairs, incidents };
  return {
    policy,
    now,
    deployments: historicDeployments(deployments, { ...facts, kinds }),
    delivered: [...delivered]
      .map(([{ change }, deployment]) => ({ change, deployment }))
      .sort((a, b) => byEnd(a.deployment, b.deployment)),
    waiting: changes.waiting,
    knowsMerges: known.changes.some(
      ({ reported, change }) => reported && change.mergedAt !== undefined,
    ),
    hearsOfIncidents: hearsOfIncidents || incidents.length > 0,
    recoveries: recoveriesIn(deployments, {
      incidents,
      repairs,
      lines,
      policy,
    }),
    incidents,
    leftOut: { deployments: leftOut, changes: changes.leftOut },
  };
}

function historicDeployments(
  deployments: readonly ProductionDeployment[],
  {
    changes,
    repairs,
    incidents,
    kinds,
  }: {
    changes: ChangesInDeployments;
    repairs: readonly Repair[];
    incidents: readonly AttributedIncident[];
    kinds: ReturnType<typeof rollbacksIn>['kinds'];
  },
): DeliveryHistory['deployments'] {
  const failures = failureMarks(deployments, repairs, incidents);
  const mending = new Set(repairs.map(({ by }) => by));
  const carried = new Map(deployments.map(each => [each, [] as Carried]));
  for (const [{ change }, deployment] of changes.delivered) {
    carried.get(deployment)?.push(change);
  }
  return deployments.map(deployment => ({
    deployment,
    kind: kinds.get(deployment) ?? 'new',
    failures: failures.get(deployment) ?? [],
    rework:
      deployment.remedies !== undefined ||
      kinds.get(deployment) === 'rollback' ||
      mending.has(deployment),
    changes: carried.get(deployment) ?? [],
  }));
}

type Carried = Array<DeliveryHistory['delivered'][number]['change']>;

function failureMarks(
  deployments: readonly ProductionDeployment[],
  repairs: readonly Repair[],
  incidents: readonly AttributedIncident[],
): Map<ProductionDeployment, FailureMark[]> {
  const marks = new Map<ProductionDeployment, FailureMark[]>();
  const mark = (deployment: ProductionDeployment, why: FailureMark) => {
    const others = marks.get(deployment);
    if (others) others.push(why);
    else marks.set(deployment, [why]);
  };
  for (const deployment of deployments) {
    if (deployment.status === 'failure') {
      mark(deployment, { by: 'status', at: deployment.finishedAt });
    }
  }
  for (const { incident, deployments: failed } of incidents) {
    const { id, startedAt: at } = incident;
    failed.forEach(each => mark(each, { by: 'incident', id, at }));
  }
  for (const { failed, by, how } of repairs) {
    mark(failed, { by: how, id: by.id, at: by.finishedAt });
  }
  for (const each of marks.values()) {
    each.sort((a, b) => a.at - b.at || (a.by < b.by ? -1 : 1));
  }
  return marks;
}
