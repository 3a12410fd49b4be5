import type { BigIntColumn } from './tables';
import type { MomentColumn } from './timestamps';

/** One of `deployments`, `changes` and `incidents`: an event and an entity that it is for. */
export interface EventRow {
  source: string;
  id: string;
  entity_ref: string;
  /** What lists and spans of time go by. */
  at: MomentColumn;
  /** Absent while it runs, is not merged, or is not resolved. */
  ended_at: MomentColumn | null;
  received_at: MomentColumn;
  said_at: MomentColumn | null;
  /** The event without source and id, as JSON with its keys in order. */
  document: string;
  /** What was added in parts, as JSON. */
  words: string | null;
}

export interface DeliveryRevisionRow {
  entity_ref: string;
  revision: BigIntColumn;
}

export interface EventSourceRow {
  source: string;
  received_at: MomentColumn | null;
  watermark: string | null;
  pulled_at: MomentColumn | null;
  failed_at: MomentColumn | null;
  error: string | null;
}

export interface ReceivedEventRow {
  source: string;
  kind: string;
  id: string;
  received_at: MomentColumn;
  said_at: MomentColumn | null;
  reason: string;
  /** JSON with its keys in order. */
  addressee: string;
  document: string | null;
  words: string | null;
}

export interface EventDeliveryRow {
  id: BigIntColumn;
  source: string;
  delivery_id: string;
  digest: string;
  received_at: MomentColumn;
  path: string;
  headers: string;
  body: Buffer;
  state: 'received' | 'kept' | 'ignored' | 'unreadable';
  reason: string | null;
  attempts: number;
  locked_until: MomentColumn;
}
