import type { Change } from '../events/Change';
import type { ProductionDeployment } from './HistoricDeployment';
import { eventKey } from './eventKey';
import { rowsTogether } from './rowsTogether';

/** A change with all that is said of it, by whomever. */
export interface KnownChange {
  change: Change;
  /** Its services; those of the deployments that name it, where it names none of theirs. */
  entityRefs: ReadonlySet<string>;
  /** Deployments of which their source says that it was in them. */
  namedBy: readonly ProductionDeployment[];
  /** Reported for itself, and not only named by a deployment. */
  reported: boolean;
}

/** All changes, and the way from a commit, an artifact or an id to the change. */
export interface KnownChanges {
  changes: readonly KnownChange[];
  find(name: string, source?: string): KnownChange | undefined;
}

/** A change as it is put together. */
interface Draft {
  key: string;
  rows: Change[];
  namedBy: ProductionDeployment[];
  reported: boolean;
}

/**
 * Every change once: rows of one id are put together, and a commit that belongs to a pull request is no change of its
 * own, also where one source reports pull requests and another names commits.
 *
 * @param services - the answer is about changes of these; of all, if absent
 *
 * @example
 * ```ts
 * knownChanges(events.changes, deployments).find('4f1c…')?.change.title // 'Refund in parts'
 * ```
 */
export function knownChanges(
  reported: readonly Change[],
  deployments: readonly ProductionDeployment[],
  services?: ReadonlySet<string>,
): KnownChanges {
  const drafts = new Map<string, Draft>();
  const add = (change: Change, namedBy?: ProductionDeployment) => {
    const refs = change.entityRefs;
    if (services && refs && !refs.some(ref => services.has(ref))) return;
    const key = eventKey(change);
    let draft = drafts.get(key);
    if (!draft) {
      draft = { key, rows: [], namedBy: [], reported: false };
      drafts.set(key, draft);
    }
    draft.rows.push(change);
    if (namedBy) draft.namedBy.push(namedBy);
    else draft.reported = true;
  };
  reported.forEach(change => add(change));
  for (const deployment of deployments) {
    deployment.changes?.forEach(change => add(change, deployment));
  }
  const changes = joinCommits([...drafts.values()]).map(draft =>
    finished(draft, services),
  );
  return { changes, find: finder(changes) };
}

const wholeSha = /^[0-9a-f]{40}([0-9a-f]{24})?$/i;

function commitsOf({ id, commitShas = [] }: Change): string[] {
  return wholeSha.test(id) ? [...commitShas, id] : [...commitShas];
}

/** Puts what two sources say of one commit, or of a commit and its pull request, into one. */
function joinCommits(drafts: readonly Draft[]): Draft[] {
  const isRequest = (draft: Draft) =>
    draft.rows.some(({ openedAt }) => openedAt !== undefined);
  const owners = new Map<string, Draft>();
  // Pull requests first; among equals the name decides, so that no order does.
  const ranked = [...drafts].sort(
    (a, b) =>
      Number(isRequest(b)) - Number(isRequest(a)) || (a.key < b.key ? -1 : 1),
  );
  const ranks = new Map(ranked.map((draft, rank) => [draft, rank]));
  const rankOf = (draft: Draft) => ranks.get(draft) ?? 0;
  return ranked.filter(draft => {
    const commits = draft.rows
      .flatMap(commitsOf)
      .map(commit => commit.toLowerCase());
    const [owner] = isRequest(draft)
      ? []
      : commits
          .flatMap(commit => owners.get(commit) ?? [])
          .sort((a, b) => rankOf(a) - rankOf(b));
    for (const commit of commits) {
      if (!owners.has(commit)) owners.set(commit, owner ?? draft);
    }
    if (!owner) return true;
    owner.rows.push(...draft.rows.map(row => ofOwner(row, owner)));
    owner.namedBy.push(...draft.namedBy);
    owner.reported ||= draft.reported;
    return false;
  });
}

/** What a commit says that its pull request may not: when it was made. When it was merged, the request knows better. */
function ofOwner(row: Change, { rows }: Draft): Change {
  const [request] = rows;
  const { mergedAt, ...said } = row;
  return {
    ...said,
    ...(rows.every(each => each.mergedAt === undefined) && { mergedAt }),
    source: request?.source ?? row.source,
    id: request?.id ?? row.id,
    commitShas: commitsOf(row),
  };
}

function finished(
  { rows, namedBy, reported }: Draft,
  services?: ReadonlySet<string>,
): KnownChange {
  const change = rowsTogether(rows);
  const own = new Set(change.entityRefs ?? []);
  const named = new Set(namedBy.flatMap(({ entityRefs }) => entityRefs));
  const knowsOwn =
    own.size > 0 && (named.size === 0 || [...own].some(ref => named.has(ref)));
  const refs = knowsOwn ? [...own] : [...own, ...named];
  const entityRefs = services ? refs.filter(ref => services.has(ref)) : refs;
  return { change, entityRefs: new Set(entityRefs), namedBy, reported };
}

function finder(changes: readonly KnownChange[]): KnownChanges['find'] {
  const byKey = new Map<string, KnownChange>();
  const byName = new Map<string, KnownChange>();
  for (const known of changes) {
    const { change } = known;
    byKey.set(eventKey(change), known);
    const { id, commitShas = [], artifacts = [] } = change;
    for (const name of [id, ...commitShas, ...artifacts]) {
      const lower = name.toLowerCase();
      if (!byName.has(lower)) byName.set(lower, known);
    }
  }
  return (name, source) =>
    (source === undefined
      ? undefined
      : byKey.get(eventKey({ source, id: name }))) ??
    byName.get(name.toLowerCase());
}
