import type { EventPullContext } from './EventSource';
import { readWatermark, writeWatermark } from './repositoryWatermark';

/**
 * A repository that is due, and from when on its events are asked for.
 *
 * @public
 */
export interface DueRepository {
  /** As its services name it. */
  url: string;
  /** Path on its host, without a leading slash and without `.git`: `octo/shop`. */
  name: string;
  /** Milliseconds since the epoch; the look-back is taken off. */
  since: number;
  /** It was never read. */
  isNew: boolean;
}

/**
 * What became of a batch. A repository that is in neither was not reached.
 *
 * @public
 */
export interface RepositoriesRead {
  read: readonly string[];
  /** By url. The others go on. */
  failed: ReadonlyMap<string, Error>;
  /** Why the round ends here: the source wants to be left alone, or the budget is spent. */
  over?: Error;
}

/** @public */
export interface RepositoryPullOptions {
  /** With its port, if it has one. */
  host: string;
  /** When the round began, in milliseconds since the epoch. */
  now: number;
  /** How far back a repository is read that was never read. */
  historyMs: number;
  /** How much before the last round is asked for again. */
  lookBackMs: number;
  batchSize: number;
  /** Reads a batch and keeps what it finds. Throws nothing but what ends the round as failed. */
  read(batch: readonly DueRepository[]): Promise<RepositoriesRead>;
}

/**
 * A round over the repositories of one host. Each has a moment up to which it was read; those that waited longest come
 * first, so that a budget too small for all of them goes round, and the failure of one neither stops the others nor
 * holds them up. Ends early and well when the time is up: what was read is read.
 *
 * @returns the watermark for the next round: some 40 bytes for a repository.
 * @throws Error in words when nothing was read because everything failed.
 * @public
 *
 * @example
 * ```ts
 * run: context => pullRepositories(context, { host: 'github.com', now: Date.now(), ...spans, batchSize: 25, read })
 * ```
 */
export async function pullRepositories(
  context: EventPullContext,
  options: RepositoryPullOptions,
): Promise<string> {
  const { now, historyMs, lookBackMs } = options;
  const known = readWatermark(context.watermark);
  const due = repositoriesOf(context, options.host)
    .map(repository => ({ ...repository, known: known.get(repository.name) }))
    .sort(
      (a, b) =>
        (a.known?.triedAt ?? 0) - (b.known?.triedAt ?? 0) ||
        (a.name < b.name ? -1 : 1),
    );
  const outcome = { read: 0, failed: new Map<string, Error>() };
  let over: Error | undefined;
  for (let at = 0; at < due.length && !over; at += options.batchSize) {
    if (context.signal.aborted) over = new Error('the time was up');
    if (over) break;
    const batch = due.slice(at, at + options.batchSize);
    const answer = await options.read(
      batch.map(({ url, name, known: { readTo } = {} }) => ({
        url,
        name,
        since: readTo === undefined ? now - historyMs : readTo - lookBackMs,
        isNew: readTo === undefined,
      })),
    );
    const read = new Set(answer.read);
    for (const { url, name, known: before } of batch) {
      const error = answer.failed.get(url);
      if (read.has(url)) known.set(name, { readTo: now, triedAt: now });
      else if (error) known.set(name, { ...before, triedAt: now });
      if (error) outcome.failed.set(name, error);
    }
    outcome.read += read.size;
    over = answer.over;
  }
  report(context, outcome, over, due.length);
  return writeWatermark(known, now);
}

/** Repositories on the host, each once however it is written. */
function repositoriesOf(
  { repositories }: EventPullContext,
  host: string,
): Array<{ url: string; name: string }> {
  const byName = new Map<string, { url: string; name: string }>();
  for (const url of repositories.keys()) {
    if (!URL.canParse(url)) continue;
    const address = new URL(url);
    if (address.host.toLowerCase() !== host.toLowerCase()) continue;
    const name = address.pathname
      .replace(/^\/+|\/+$/g, '')
      .replace(/\.git$/, '');
    if (name.includes('/') && !byName.has(name))
      byName.set(name, { url, name });
  }
  return [...byName.values()];
}

function report(
  { logger }: EventPullContext,
  outcome: { read: number; failed: ReadonlyMap<string, Error> },
  over: Error | undefined,
  due: number,
): void {
  const first = [...outcome.failed]
    .slice(0, 3)
    .map(([name, error]) => `${name}: ${error.message}`);
  const failures = `${
    outcome.failed.size
  } of ${due} repositories could not be read. ${first.join('; ')}`;
  if (outcome.read === 0 && (outcome.failed.size > 0 || over)) {
    throw new Error(
      outcome.failed.size > 0 ? failures : `Nothing was read: ${over?.message}`,
    );
  }
  if (outcome.failed.size > 0) logger.warn(failures);
  if (over) {
    logger.warn(
      `${outcome.read} of ${due} repositories were read, the others come first in the next round: ${over.message}`,
    );
  }
}
