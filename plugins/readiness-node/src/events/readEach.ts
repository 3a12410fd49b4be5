import { SourceLeftAloneError } from '../SourceQueue';
import type { EventPullContext } from './EventSource';
import type { IncomingEvents } from './IncomingEvents';
import type { DueRepository, RepositoriesRead } from './pullRepositories';

/**
 * Reads repositories side by side and keeps what each page says. What one throws is its own failure; a source that is
 * to be left alone, and the end of the time, are the end of the round for all that are not read.
 *
 * @param pagesOf - the events of one repository, page by page
 * @throws what keeping events throws: then the round has failed.
 * @public
 */
export async function readEach(
  batch: readonly DueRepository[],
  context: Pick<EventPullContext, 'keep' | 'signal'>,
  pagesOf: (due: DueRepository) => AsyncIterable<IncomingEvents>,
): Promise<RepositoriesRead> {
  const read: string[] = [];
  const failed = new Map<string, Error>();
  let over: Error | undefined;
  await Promise.all(
    batch.map(async due => {
      try {
        await keepAll(pagesOf(due), context.keep);
        read.push(due.url);
      } catch (error) {
        if (error instanceof KeepError) throw error.cause;
        const isOver =
          error instanceof SourceLeftAloneError || context.signal.aborted;
        if (isOver) over ??= error as Error;
        else failed.set(due.url, error as Error);
      }
    }),
  );
  return { read, failed, ...(over && { over }) };
}

/** Keeping went wrong, not reading. */
class KeepError extends Error {
  constructor(override readonly cause: unknown) {
    super('events could not be kept');
  }
}

async function keepAll(
  pages: AsyncIterable<IncomingEvents>,
  keep: EventPullContext['keep'],
): Promise<void> {
  for await (const page of pages) {
    const { additions, ...whole } = page;
    const isEmpty = [
      ...Object.values(whole),
      ...Object.values(additions ?? {}),
    ].every(events => events.length === 0);
    if (isEmpty) continue;
    try {
      await keep(page);
    } catch (error) {
      throw new KeepError(error);
    }
  }
}
