import type { ProductionDeployment } from './HistoricDeployment';
import { saysReturn } from './saysReturn';
import { versionOf } from './versionOf';

/** What was deployed of one service, by the end of it. */
export interface ServiceLine {
  deployments: readonly ProductionDeployment[];
  successes: readonly ProductionDeployment[];
  /** Of the successes: those of a version that was not in production of the service before, in any environment. */
  carriers: readonly ProductionDeployment[];
  /** Of each environment by itself: what is new in one of two regions is no return to an earlier version. */
  environments: ReadonlyArray<readonly ProductionDeployment[]>;
}

/**
 * Deployments by service, in their order.
 *
 * @example
 * ```ts
 * serviceLines(deployments).get('component:default/refunds')?.successes.length // 12
 * ```
 */
export function serviceLines(
  deployments: readonly ProductionDeployment[],
): Map<string, ServiceLine> {
  const byService = new Map<string, ProductionDeployment[]>();
  for (const deployment of deployments) {
    for (const ref of deployment.entityRefs) {
      const line = byService.get(ref);
      if (line) line.push(deployment);
      else byService.set(ref, [deployment]);
    }
  }
  return new Map([...byService].map(([ref, line]) => [ref, lineOf(line)]));
}

function lineOf(deployments: readonly ProductionDeployment[]): ServiceLine {
  const environments = new Map<string, ProductionDeployment[]>();
  for (const deployment of deployments) {
    const name = deployment.environment.trim().toLowerCase();
    const same = environments.get(name);
    if (same) same.push(deployment);
    else environments.set(name, [deployment]);
  }
  const successes = deployments.filter(({ status }) => status === 'success');
  const seen = new Set<string>();
  const carriers = successes.filter(deployment => {
    if (saysReturn(deployment)) return false;
    const version = versionOf(deployment);
    if (version === undefined) return true;
    const isNew = !seen.has(version);
    seen.add(version);
    return isNew;
  });
  return {
    deployments,
    successes,
    carriers,
    environments: [...environments.values()],
  };
}
