import {
  deliveryHistory,
  eventKey,
  leadTimeOf,
  type DeliveryEvents,
  type DeliveryHistory,
  type DoraPolicy,
} from '@service-readiness/backstage-plugin-readiness-common';
import {
  absent,
  changeColumns,
  deploymentFlags,
  type DeliveryColumns,
} from './DeliveryColumns';

const second = 1000;

/**
 * What the events of one service come down to, as columns. Nothing without events.
 *
 * @param numbers - of events that are for several services, by their key; new ones are added
 */
export function columnsOf(
  entityRef: string,
  events: DeliveryEvents,
  { policy, numbers }: { policy: DoraPolicy; numbers: Map<string, number> },
): DeliveryColumns | undefined {
  const { deployments, changes, incidents } = events;
  if (deployments.length + changes.length + incidents.length === 0) {
    return undefined;
  }
  const history = deliveryHistory(events, {
    policy,
    // What a source with a wrong clock says is to come has come when somebody asks for it.
    now: Infinity,
    services: new Set([entityRef]),
  });
  const numberOf = sharedNumbers(events, numbers);
  const changeRows = rowsOf(history.delivered, each =>
    changeRow(each, numberOf),
  );
  return {
    deployments: rowsOf(history.deployments, each =>
      deploymentRow(each, numberOf),
    ),
    changes: changeRows,
    sharedChanges: sharedRows(changeRows),
    recoveries: rowsOf(history.recoveries, each => recoveryRow(each, numberOf)),
    sharedRecoveries: rowsOf(history.recoveries, each =>
      sharedRecoveryRow(each, numberOf),
    ),
    open: rowsOf(history.incidents, ({ incident }) =>
      incident.resolvedAt === undefined
        ? [seconds(incident.startedAt), numberOf(incident)]
        : undefined,
    ),
    waiting: rowsOf(history.waiting, ({ change, mergedAt, until }) =>
      until === Infinity ? [seconds(mergedAt), numberOf(change)] : undefined,
    ),
    knowsMerges: history.knowsMerges,
  };
}

type NumberOf = (event: { source: string; id: string }) => number;

function sharedNumbers(
  events: DeliveryEvents,
  numbers: Map<string, number>,
): NumberOf {
  const shared = new Set<string>();
  for (const list of [events.incidents, events.changes, events.deployments]) {
    for (const event of list) {
      if ((event.entityRefs?.length ?? 0) > 1) shared.add(eventKey(event));
    }
  }
  for (const { entityRefs, changes = [] } of events.deployments) {
    if (entityRefs.length < 2) continue;
    for (const change of changes) shared.add(eventKey(change));
  }
  return event => {
    const key = eventKey(event);
    if (!shared.has(key)) return 0;
    const known = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, known);
    return known;
  };
}

const seconds = (at: number) =>
  Math.min(Math.max(Math.floor(at / second), 0), absent - 1);

/** What cannot be, such as a change that was deployed before its first commit, is not known. */
const duration = (ms: number | undefined) =>
  ms === undefined || ms < 0 ? absent : seconds(ms);

/** Oldest first, by the first number of each; without those of which there is nothing to say. */
function rowsOf<T>(
  items: readonly T[],
  rowOf: (item: T) => number[] | undefined,
): Uint32Array {
  return Uint32Array.from(
    items
      .flatMap(item => {
        const row = rowOf(item);
        return row ? [row] : [];
      })
      .sort(([a = 0], [b = 0]) => a - b)
      .flat(),
  );
}

function sharedRows(rows: Uint32Array): Uint32Array {
  const found: number[] = [];
  for (let row = 0; row < rows.length; row += changeColumns.width) {
    if (rows[row + changeColumns.shared] !== 0) found.push(row);
  }
  return Uint32Array.from(found);
}

function deploymentRow(
  {
    deployment,
    failures,
    rework,
    changes,
  }: DeliveryHistory['deployments'][number],
  numberOf: NumberOf,
): number[] {
  const isSuccess = deployment.status === 'success';
  const flags =
    (isSuccess ? deploymentFlags.success : 0) +
    (failures.length > 0 ? deploymentFlags.failed : 0) +
    (rework ? deploymentFlags.rework : 0);
  const carried = isSuccess ? changes : [];
  const shared = carried.filter(change => numberOf(change) > 0).length;
  return [
    ...[seconds(deployment.finishedAt), flags],
    ...[carried.length - shared, shared, numberOf(deployment)],
  ];
}

function changeRow(
  delivered: DeliveryHistory['delivered'][number],
  numberOf: NumberOf,
): number[] {
  const { change, deployment } = delivered;
  const { wholeMs, stagesMs } = leadTimeOf(delivered);
  return [
    ...[seconds(deployment.finishedAt), duration(wholeMs)],
    ...[duration(stagesMs.coding), duration(stagesMs.reviewWait)],
    ...[duration(stagesMs.review), duration(stagesMs.deploy)],
    numberOf(change),
  ];
}

function recoveryRow(
  { failedAt, recoveredAt, ...event }: DeliveryHistory['recoveries'][number],
  numberOf: NumberOf,
): number[] | undefined {
  const ms = recoveredAt - failedAt;
  if (recoveredAt === Infinity || ms < 0) return undefined;
  return [seconds(recoveredAt), seconds(ms), numberOf(event)];
}

function sharedRecoveryRow(
  { failedAt, recoveredAt, ...event }: DeliveryHistory['recoveries'][number],
  numberOf: NumberOf,
): number[] | undefined {
  const shared = numberOf(event);
  if (shared === 0) return undefined;
  const end = recoveredAt === Infinity ? absent : seconds(recoveredAt);
  return [seconds(failedAt), end, shared];
}
