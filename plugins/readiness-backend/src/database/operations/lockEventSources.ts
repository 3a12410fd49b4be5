import type { Session } from '../Session';

/**
 * Holds sources of events until the transaction ends, so that one writer at a time says what is known of their events.
 * SQLite has one writer anyway.
 *
 * @param sources - distinct and in order
 */
export async function lockEventSources(
  session: Session,
  sources: readonly string[],
): Promise<void> {
  if (!session.isPostgres || sources.length === 0) return;
  const [anyOf, bindings] = session.anyOf('source', sources);
  const lock = () =>
    session.select(
      `select 1 from event_sources where ${anyOf} order by source for update`,
      bindings,
    );
  if ((await lock()).length === sources.length) return;
  await session.execute(
    `insert into event_sources (source) select unnest(?::text[]) on conflict (source) do nothing`,
    [sources as string[]],
  );
  await lock();
}
