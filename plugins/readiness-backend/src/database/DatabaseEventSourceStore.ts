import type {
  EventSourceState,
  EventSourceStore,
} from '../stores/EventSourceStore';
import type { EventSourceRow } from './deliveryTables';
import { plainText } from './plainText';
import type { Session } from './Session';
import { fromNullableColumn, toColumn } from './timestamps';

const heardEveryMs = 60_000;

export class DatabaseEventSourceStore implements EventSourceStore {
  constructor(private readonly session: Session) {}

  async states(): Promise<Map<string, EventSourceState>> {
    const rows = await this.session.select<EventSourceRow>(
      'select * from event_sources',
    );
    return new Map(
      rows.map(row => [
        row.source,
        {
          source: row.source,
          receivedAt: fromNullableColumn(row.received_at),
          watermark: row.watermark ?? undefined,
          pulledAt: fromNullableColumn(row.pulled_at),
          error: row.error ?? undefined,
        },
      ]),
    );
  }

  async heard(source: string, at: number): Promise<void> {
    await this.session.execute(
      `insert into event_sources (source, received_at) values (?, ?)
      on conflict (source) do update set received_at = excluded.received_at
      where event_sources.received_at is null or event_sources.received_at < ?`,
      [source, toColumn(at), toColumn(at - heardEveryMs)],
    );
  }

  async pulled(
    source: string,
    startedAt: number,
    watermark: string,
  ): Promise<void> {
    await this.session.execute(
      `insert into event_sources (source, watermark, pulled_at) values (?, ?, ?)
      on conflict (source) do update set watermark = excluded.watermark, pulled_at = excluded.pulled_at,
        failed_at = null, error = null`,
      [source, watermark, toColumn(startedAt)],
    );
  }

  async failed(
    source: string,
    startedAt: number,
    error: string,
  ): Promise<void> {
    await this.session.execute(
      `insert into event_sources (source, failed_at, error) values (?, ?, ?)
      on conflict (source) do update set failed_at = excluded.failed_at, error = excluded.error`,
      [source, toColumn(startedAt), plainText(error)],
    );
  }
}
