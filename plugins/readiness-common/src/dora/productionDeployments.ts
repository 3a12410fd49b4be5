import type { Deployment, DeploymentStatus } from '../events/Deployment';
import { byEnd } from './byEnd';
import type { LeftOut, ProductionDeployment } from './HistoricDeployment';
import type { DoraPolicy } from './DoraPolicy';
import { eventKey } from './eventKey';
import { isProduction } from './isProduction';

interface Options {
  policy: Pick<DoraPolicy, 'production' | 'notProduction'>;
  /** What lies after it is not known. */
  now: number;
  /** Services that the answer is about; all, if absent. */
  services?: ReadonlySet<string>;
}

/**
 * Deployments to production that succeeded or failed, each once, by their end. Rows of one id are one deployment: for
 * the same service the first success counts, else the last failure; over several services it failed when it failed for
 * one, and ended with the last. What was cancelled, still runs or is not production is left out, with the reason.
 *
 * @example
 * ```ts
 * productionDeployments(events.deployments, { policy: defaultDoraPolicy, now }).deployments.length // 12
 * ```
 */
export function productionDeployments(
  rows: readonly Deployment[],
  { policy, now, services }: Options,
): { deployments: ProductionDeployment[]; leftOut: LeftOut[] } {
  const environments = new Map<string, boolean>();
  const deployments: ProductionDeployment[] = [];
  const leftOut: LeftOut[] = [];
  for (const row of oneById(rows)) {
    const { environment, finishedAt, startedAt, status } = row;
    const entityRefs = services
      ? row.entityRefs.filter(ref => services.has(ref))
      : row.entityRefs;
    const at = finishedAt ?? startedAt;
    if (entityRefs.length === 0 || (at ?? now) > now) continue;
    const production =
      environments.get(environment) ?? isProduction(environment, policy);
    environments.set(environment, production);
    if (!production) leftOut.push({ at, reason: 'were not to production' });
    else if (status === 'running') leftOut.push({ at, reason: 'are not over' });
    else if (status === 'cancelled') {
      leftOut.push({ at, reason: 'were cancelled' });
    } else if (finishedAt === undefined) {
      leftOut.push({ at, reason: 'do not say when they ended' });
    } else deployments.push({ ...row, entityRefs, status, finishedAt });
  }
  return { deployments: deployments.sort(byEnd), leftOut };
}

function oneById(rows: readonly Deployment[]): Deployment[] {
  const byKey = new Map<string, Deployment[]>();
  for (const row of rows) {
    const key = eventKey(row);
    const same = byKey.get(key);
    if (same) same.push(row);
    else byKey.set(key, [row]);
  }
  return [...byKey.values()].flatMap(([first, ...others]) =>
    first ? together(first, others) : [],
  );
}

/** Of two rows of one service, which says what became of it. */
const precedence: Record<DeploymentStatus, number> = {
  success: 0,
  failure: 1,
  cancelled: 2,
  running: 3,
};

/** Of several services, which speaks for all. */
const severity: Record<DeploymentStatus, number> = {
  failure: 0,
  success: 1,
  cancelled: 2,
  running: 3,
};

function preferred(a: Deployment, b: Deployment): number {
  if (a.status !== b.status) return precedence[a.status] - precedence[b.status];
  const [first, last] = [a.finishedAt ?? Infinity, b.finishedAt ?? Infinity];
  if (first !== last) {
    return a.status === 'failure' ? last - first : first - last;
  }
  // Nothing is left that matters to a figure; only the order of rows must not decide.
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function together(first: Deployment, others: readonly Deployment[]) {
  if (others.length === 0) return first;
  const rows = [first, ...others].sort(preferred);
  const refs = [...new Set(rows.flatMap(row => row.entityRefs))].sort();
  const parts = refs.flatMap(
    ref => rows.find(row => row.entityRefs.includes(ref)) ?? [],
  );
  const [speaker = first] = parts.sort(
    (a, b) => severity[a.status] - severity[b.status] || preferred(a, b),
  );
  const ends = parts.flatMap(({ finishedAt }) => finishedAt ?? []);
  return {
    ...speaker,
    entityRefs: refs,
    ...(ends.length > 0 && { finishedAt: Math.max(...ends) }),
    changes: rows.flatMap(({ changes = [] }) => changes),
  };
}
