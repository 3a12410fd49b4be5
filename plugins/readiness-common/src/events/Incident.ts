/**
 * Something that hurt users. May be about several services, and counts once where they roll up. Identified by `source`
 * and `id`; moments are milliseconds since the epoch.
 *
 * @public
 */
export interface Incident {
  /** The source that reports it. */
  source: string;
  /** Unique in its source. */
  id: string;
  /** Full references in lower case, without repetition. */
  entityRefs: readonly string[];
  title?: string;
  url?: string;
  severity?: string;
  startedAt: number;
  detectedAt?: number;
  acknowledgedAt?: number;
  /** Absent while it is open. */
  resolvedAt?: number;
  /** The deployment that caused it, where somebody said so. Its source is that of the incident, if absent. */
  causedBy?: { source?: string; id: string };
}
