import type { Change } from '../events/Change';
import type {
  HistoricDeployment,
  ProductionDeployment,
} from './HistoricDeployment';
import { byEnd } from './byEnd';
import type { DoraPolicy } from './DoraPolicy';
import type { KnownChange, KnownChanges } from './knownChanges';
import type { Repair } from './Repair';
import type { ServiceLine } from './serviceLines';

interface Options {
  known: KnownChanges;
  delivered: ReadonlyMap<KnownChange, ProductionDeployment>;
  lines: ReadonlyMap<string, ServiceLine>;
  kinds: ReadonlyMap<ProductionDeployment, HistoricDeployment['kind']>;
  policy: Pick<DoraPolicy, 'hotfixLabels'>;
}

/**
 * Recognises deployments that mend an earlier one. One with a change that takes back another marks the deployment that
 * brought that other one. One with a label of a hotfix, or with a change that has it, marks the one before it, and so
 * does a change that takes back something unknown. Returns to an earlier version are none that could be marked: they
 * brought nothing new. A change that takes back a taking back brings the change again, and marks nothing.
 *
 * @example
 * ```ts
 * repairsIn(deployments, { known, delivered, lines, kinds, policy })[0]?.how // 'revert'
 * ```
 */
export function repairsIn(
  deployments: readonly ProductionDeployment[],
  options: Options,
): Repair[] {
  const isHotfix = labelled(options.policy.hotfixLabels);
  const repairs: Repair[] = deployments
    .filter(isHotfix)
    .flatMap(by =>
      before(by, by.entityRefs, options).map(
        failed => ({ failed, by, how: 'hotfix' } as const),
      ),
    );
  const titles = byTitle(options.known);
  for (const [known, by] of options.delivered) {
    const services = by.entityRefs.filter(ref => known.entityRefs.has(ref));
    if (isHotfix(known.change)) {
      for (const failed of before(by, services, options)) {
        repairs.push({ failed, by, how: 'hotfix' });
      }
    }
    if (!isRevert(known.change)) continue;
    const reverted = revertedBy(known, options.known, titles);
    const failed = reverted
      ? broughtBefore(reverted, by, options.delivered)
      : before(by, services, options);
    for (const each of failed) {
      repairs.push({ failed: each, by, how: 'revert' });
    }
  }
  return repairs;
}

function labelled(labels: readonly string[]) {
  const wanted = new Set(labels.map(label => label.toLowerCase()));
  return (event: { labels?: readonly string[] }) =>
    event.labels?.some(label => wanted.has(label.trim().toLowerCase())) ??
    false;
}

const revertTitle = /^Revert "(.*)"/;

function isRevert({ reverts, title = '' }: Change): boolean {
  return reverts !== undefined || revertTitle.test(title);
}

function byTitle({ changes }: KnownChanges): Map<string, KnownChange[]> {
  const titles = new Map<string, KnownChange[]>();
  for (const known of changes) {
    const { title } = known.change;
    if (title === undefined) continue;
    const same = titles.get(title);
    if (same) same.push(known);
    else titles.set(title, [known]);
  }
  return titles;
}

function momentOf({ change }: KnownChange): number {
  return change.mergedAt ?? change.committedAt ?? 0;
}

/** Undefined for what is not known. */
function revertedBy(
  known: KnownChange,
  all: KnownChanges,
  titles: ReadonlyMap<string, readonly KnownChange[]>,
): KnownChange | undefined {
  const { reverts, source, title = '' } = known.change;
  const isOfSame = (each: KnownChange) =>
    [...each.entityRefs].some(ref => known.entityRefs.has(ref));
  if (reverts !== undefined) {
    const found = all.find(reverts, source);
    return found && isOfSame(found) ? found : undefined;
  }
  const [, reverted = ''] = revertTitle.exec(title) ?? [];
  const earlier = (titles.get(reverted) ?? [])
    .filter(each => momentOf(each) <= momentOf(known) && isOfSame(each))
    .sort((a, b) => momentOf(b) - momentOf(a));
  return earlier[0];
}

function broughtBefore(
  reverted: KnownChange,
  by: ProductionDeployment,
  delivered: Options['delivered'],
): ProductionDeployment[] {
  const failed = delivered.get(reverted);
  // In one deployment together, the reverted change never reached anybody.
  if (!failed || byEnd(failed, by) >= 0 || isRevert(reverted.change)) return [];
  return [failed];
}

/** Of each service the last deployment before, without those that brought nothing new. */
function before(
  by: ProductionDeployment,
  services: readonly string[],
  { lines, kinds }: Pick<Options, 'lines' | 'kinds'>,
): ProductionDeployment[] {
  const found = services.flatMap(ref => {
    const line = lines.get(ref)?.deployments ?? [];
    let place = line.indexOf(by) - 1;
    while (place >= 0) {
      const deployment = line[place];
      if (deployment && !kinds.has(deployment)) return [deployment];
      place -= 1;
    }
    return [];
  });
  return [...new Set(found)];
}
