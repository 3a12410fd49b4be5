import type {
  HistoricDeployment,
  ProductionDeployment,
} from './HistoricDeployment';
import { eventKey } from './eventKey';
import type { Repair } from './Repair';
import { saysReturn } from './saysReturn';
import type { ServiceLine } from './serviceLines';
import { versionOf } from './versionOf';

/** What kind of deployment each one is that is not new, and which deployments rollbacks take back. */
export interface Rollbacks {
  kinds: Map<ProductionDeployment, HistoricDeployment['kind']>;
  repairs: Repair[];
}

/**
 * Recognises returns to an earlier version, by service and environment. Where a deployment says which one it takes
 * back, that one failed. Where it only says that it is a return, and its version does not tell to where, the one before
 * it that brought something new failed. Else it is a return when its version came first before the version that it replaces; then the
 * first deployment of the stretch that it undoes failed: in V1, V2, V3, V1 that is V2, because from V1 on it went
 * wrong. V1, V1 is a redeploy. In V1, V2, V1, V2 only the second V1 is a return: the last V2 goes forward again.
 *
 * @example
 * ```ts
 * rollbacksIn(deployments, serviceLines(deployments)).repairs[0]?.failed.version // 'v2'
 * ```
 */
export function rollbacksIn(
  deployments: readonly ProductionDeployment[],
  lines: ReadonlyMap<string, ServiceLine>,
): Rollbacks {
  const kinds: Rollbacks['kinds'] = new Map();
  const repairs = saidOutright(deployments);
  const told = new Set(repairs.map(({ by }) => by));
  for (const { environments } of lines.values()) {
    for (const line of environments) {
      for (const { deployment, kind, undoes } of returnsIn(line)) {
        const isRollback = kind === 'rollback';
        if (isRollback || !kinds.has(deployment)) kinds.set(deployment, kind);
        if (undoes && !told.has(deployment)) {
          repairs.push({ failed: undoes, by: deployment, how: 'rollback' });
        }
      }
    }
  }
  const said = deployments.filter(saysReturn);
  for (const deployment of said) kinds.set(deployment, 'rollback');
  const explained = new Set(repairs.map(({ by }) => by));
  for (const by of said.filter(each => !explained.has(each))) {
    for (const failed of newBefore(by, lines, kinds)) {
      repairs.push({ failed, by, how: 'rollback' });
    }
  }
  return { kinds, repairs };
}

/** Of each service what came last to the same environment and was new there. */
function newBefore(
  by: ProductionDeployment,
  lines: ReadonlyMap<string, ServiceLine>,
  kinds: Rollbacks['kinds'],
): ProductionDeployment[] {
  const found = by.entityRefs.flatMap(ref => {
    const line = lines.get(ref)?.environments.find(each => each.includes(by));
    const before = line?.slice(0, line.indexOf(by)) ?? [];
    return before.reverse().find(each => !kinds.has(each)) ?? [];
  });
  return [...new Set(found)];
}

function saidOutright(deployments: readonly ProductionDeployment[]): Repair[] {
  const takenBack = deployments.filter(each => each.rollbackOf !== undefined);
  if (takenBack.length === 0) return [];
  const byKey = new Map(deployments.map(each => [eventKey(each), each]));
  return takenBack.flatMap(by => {
    const id = by.rollbackOf ?? '';
    const failed = byKey.get(eventKey({ source: by.source, id }));
    return failed && failed !== by
      ? [{ failed, by, how: 'rollback' as const }]
      : [];
  });
}

interface Return {
  deployment: ProductionDeployment;
  kind: 'redeploy' | 'rollback';
  undoes?: ProductionDeployment;
}

function returnsIn(line: readonly ProductionDeployment[]): Return[] {
  const successes = line.filter(({ status }) => status === 'success');
  const firstPlaces = new Map<string, number>();
  /** By place: where its version came first. What says no version is a version of its own. */
  const ages: number[] = [];
  return successes.flatMap((deployment, place): Return[] => {
    const version = versionOf(deployment);
    const known = version === undefined ? undefined : firstPlaces.get(version);
    const age = known ?? place;
    if (version !== undefined && known === undefined) {
      firstPlaces.set(version, place);
    }
    ages.push(age);
    const replaced = ages[place - 1];
    if (known === undefined || replaced === undefined) return [];
    if (age >= replaced) return [{ deployment, kind: 'redeploy' }];
    let start = place - 1;
    while ((ages[start - 1] ?? -1) > age) start -= 1;
    return [{ deployment, kind: 'rollback', undoes: successes[start] }];
  });
}
