import type {
  LeftOut,
  ProductionDeployment,
  WaitingChange,
} from './HistoricDeployment';
import { byEnd } from './byEnd';
import type { KnownChange, KnownChanges } from './knownChanges';
import type { ServiceLine } from './serviceLines';

/** Which changes came to production with which deployment, and which wait. */
export interface ChangesInDeployments {
  delivered: Map<KnownChange, ProductionDeployment>;
  waiting: WaitingChange[];
  leftOut: LeftOut[];
}

/**
 * Finds the first deployment that brought each change to production of each of its services: that which names it; else
 * that of its commit or artifact; else the first successful one of a new version that began after the merge (where it
 * says no begin: ended), unless its own commit was merged earlier. What a failed deployment names came with the next
 * new one that succeeded. Of the first deployment that is known only what it names, or what was merged after its base,
 * is known to have come with it. A change of several services counts in the first deployment that brought it to any.
 *
 * @example
 * ```ts
 * changesOf(known, serviceLines(deployments)).waiting.length // 3
 * ```
 */
export function changesOf(
  known: KnownChanges,
  lines: ReadonlyMap<string, ServiceLine>,
): ChangesInDeployments {
  const search = searchIn(known, lines);
  const delivered: ChangesInDeployments['delivered'] = new Map();
  const waiting: WaitingChange[] = [];
  const leftOut: LeftOut[] = [];
  for (const change of known.changes) {
    const places = [...change.entityRefs].flatMap(ref => {
      const line = lines.get(ref);
      const [first] = line?.successes ?? [];
      return line && first ? [search(change, ref, line, first)] : [];
    });
    const found = places.flatMap(({ deployment }) => deployment ?? []);
    const [earliest] = found.sort(byEnd);
    if (earliest) delivered.set(change, earliest);
    const unknown = places.filter(({ isUnknown }) => isUnknown);
    if (unknown.length > 0 && !earliest) {
      const at = Math.min(...unknown.map(({ knownSince }) => knownSince));
      leftOut.push({ at, reason: unknownBase });
    }
    const waits = waitOf(
      change,
      places.filter(({ isUnknown }) => !isUnknown),
    );
    if (waits) waiting.push(waits);
  }
  return { delivered, waiting, leftOut };
}

const unknownBase =
  'came with the first deployment that is known, or before it';

interface Place {
  deployment?: ProductionDeployment;
  /** It may have come with the first known deployment, or with one before. */
  isUnknown?: boolean;
  /** When the first known deployment of the service ended. */
  knownSince: number;
}

function waitOf(
  { change }: KnownChange,
  places: readonly Place[],
): WaitingChange | undefined {
  const { mergedAt } = change;
  if (mergedAt === undefined || places.length === 0) return undefined;
  const until = Math.max(
    ...places.map(({ deployment }) => deployment?.finishedAt ?? Infinity),
  );
  if (until <= mergedAt) return undefined;
  const knownSince = Math.min(...places.map(place => place.knownSince));
  return { change, mergedAt, until, knownSince };
}

type Search = (
  known: KnownChange,
  ref: string,
  line: ServiceLine,
  first: ProductionDeployment,
) => Place;

function searchIn(
  known: KnownChanges,
  lines: ReadonlyMap<string, ServiceLine>,
): Search {
  const byContent = deploymentsByContent(lines);
  const heads = new Map<ProductionDeployment, KnownChange | undefined>();
  const headOf = (deployment: ProductionDeployment) => {
    if (!heads.has(deployment)) {
      const { commitSha } = deployment;
      heads.set(deployment, commitSha ? known.find(commitSha) : undefined);
    }
    return heads.get(deployment);
  };
  return (change, ref, line, first) => {
    const knownSince = first.finishedAt;
    const named = namedIn(change, ref, line);
    if (named) return { deployment: named, knownSince };
    const deployment =
      contentsOf(change)
        .flatMap(content => byContent.get(content) ?? [])
        .filter(({ entityRefs }) => entityRefs.includes(ref))
        .sort(byEnd)[0] ?? firstAfterMerge(change, line, headOf);
    if (deployment !== first) return { deployment, knownSince };
    // Without its base nobody knows what was new in the first.
    const base = first.baseCommitSha && known.find(first.baseCommitSha);
    const baseAt = base ? base.change.mergedAt : undefined;
    const { mergedAt } = change.change;
    return baseAt !== undefined && mergedAt !== undefined && mergedAt > baseAt
      ? { deployment, knownSince }
      : { isUnknown: true, knownSince };
  };
}

function namedIn(
  { namedBy }: KnownChange,
  ref: string,
  { carriers }: ServiceLine,
): ProductionDeployment | undefined {
  const found = namedBy.flatMap(deployment => {
    if (!deployment.entityRefs.includes(ref)) return [];
    if (deployment.status === 'success') return [deployment];
    return carriers[placeAfter(carriers, deployment.finishedAt)] ?? [];
  });
  return found.sort(byEnd)[0];
}

/** Place of the first that ended at a moment or after it. */
function placeAfter(
  line: readonly ProductionDeployment[],
  moment: number,
): number {
  let [low, high] = [0, line.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((line[middle]?.finishedAt ?? Infinity) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAfterMerge(
  { change }: KnownChange,
  { carriers }: ServiceLine,
  headOf: (deployment: ProductionDeployment) => KnownChange | undefined,
): ProductionDeployment | undefined {
  const { mergedAt, repository } = change;
  if (mergedAt === undefined) return undefined;
  for (
    let place = placeAfter(carriers, mergedAt);
    place < carriers.length;
    place += 1
  ) {
    const deployment = carriers[place];
    if (!deployment) return undefined;
    const head = headOf(deployment)?.change;
    const headAt = head?.mergedAt ?? Infinity;
    const isElsewhere =
      head?.repository !== undefined &&
      repository !== undefined &&
      head.repository !== repository;
    const began = deployment.startedAt ?? deployment.finishedAt;
    if (began >= mergedAt && (isElsewhere || headAt >= mergedAt)) {
      return deployment;
    }
  }
  return undefined;
}

function contentsOf({ change }: KnownChange): string[] {
  const { id, commitShas = [], artifacts = [] } = change;
  return [id, ...commitShas, ...artifacts].map(name => name.toLowerCase());
}

function deploymentsByContent(
  lines: ReadonlyMap<string, ServiceLine>,
): Map<string, ProductionDeployment[]> {
  const byContent = new Map<string, ProductionDeployment[]>();
  for (const { carriers } of lines.values()) {
    for (const deployment of carriers) {
      for (const name of [deployment.commitSha, deployment.artifact]) {
        if (!name) continue;
        const same = byContent.get(name.toLowerCase());
        if (same) same.push(deployment);
        else byContent.set(name.toLowerCase(), [deployment]);
      }
    }
  }
  return byContent;
}
