import type { MomentColumn } from './timestamps';

/** PostgreSQL's `bigint` arrives as text, SQLite's as a number. */
export type BigIntColumn = string | number;
/** SQLite has no booleans. */
export type BooleanColumn = boolean | number;

export interface EntityRow {
  entity_ref: string;
  uid: string;
  fingerprint: string;
  misses: number;
  seen_at: MomentColumn;
  removed_at: MomentColumn | null;
  revision: BigIntColumn;
  /** The entity as JSON; absent on a tombstone. */
  document: string | null;
}

export interface FactDocumentRow {
  entity_ref: string;
  collector_id: string;
  changed_at: MomentColumn;
  /** Values by name, as JSON with its keys in order. */
  document: string;
}

export interface FactSeriesRow {
  entity_ref: string;
  collector_id: string;
  /** By fact name, pairs of day and value as JSON. */
  document: string;
}

export interface AbsentReferenceRow {
  /** With `#members`, that a group has nobody. */
  entity_ref: string;
  misses: number;
}

export interface TaskLeaseRow {
  task_id: string;
  token: string;
  held_until: MomentColumn;
}

export interface CollectorRow {
  collector_id: string;
  /** Start of the last run over all without an error of its own. */
  covered_at: MomentColumn | null;
  /** End of that run. */
  covered_until: MomentColumn | null;
  /** Start of the run that left the error. */
  failed_at: MomentColumn | null;
  error: string | null;
  /** Names as JSON. */
  stale_facts: string;
  last_run_id: string | null;
  ended_run_id: string | null;
  /** Entities written later have not been looked at. */
  entities_revision: BigIntColumn | null;
  /** No replica has had it installed since. */
  absent_since: MomentColumn | null;
}

export interface EntityCoverageRow {
  entity_ref: string;
  collector_id: string;
  covered_at: MomentColumn | null;
  /** The collector said that the source was asked at `covered_at`. */
  observed: BooleanColumn;
  /** Start of the run that wrote this row. */
  attempted_at: MomentColumn;
  error: string | null;
}

export interface CollectionRunRow {
  id: string;
  collector_id: string;
  entity_ref: string | null;
  started_at: MomentColumn;
  ended_at: MomentColumn | null;
  covered: number;
  failed: number;
  changed: number;
  error: string | null;
  /** Set for a push. */
  pushed_by: string | null;
}

export interface ResultLayoutRow {
  id: string;
  /** See `resultCodec.ts`. */
  checks: string;
}

export interface ResultRow {
  entity_ref: string;
  scorecard_id: string;
  fingerprint: string;
  layout_id: string;
  level: number;
  verified_level: number;
  earned_level: number;
  unverified_since: MomentColumn | null;
  holds_until: MomentColumn | null;
  changed_at: MomentColumn;
  baseline_at: MomentColumn;
  baseline_level: number;
  moved_from: number | null;
  moved_to: number | null;
  moved_at: MomentColumn | null;
  moved_by_rule: BooleanColumn | null;
  revision: BigIntColumn;
  /** See `resultCodec.ts`. */
  outcomes: string;
  /** See `resultCodec.ts`. */
  details: string;
}

export interface RemovedResultRow {
  entity_ref: string;
  scorecard_id: string;
  revision: BigIntColumn;
  removed_at: MomentColumn;
}

export interface TransitionRow {
  id: BigIntColumn;
  entity_ref: string;
  scorecard_id: string;
  kind: 'check' | 'level' | 'end';
  check_id: string | null;
  /** An outcome, or a level. */
  from_state: string;
  to_state: string;
  effective_at: MomentColumn;
  noticed_at: MomentColumn;
  /** JSON. */
  cause: string;
  /** Checks that moved a level, as JSON. */
  check_ids: string | null;
  /** Set for the end of a result: its first evaluation. */
  baseline_at: MomentColumn | null;
  baseline_level: number | null;
}

export interface EvaluationQueueRow {
  entity_ref: string;
  requests: BigIntColumn;
  requested_at: MomentColumn;
  /** Free from then on: the end of a lease or of a pause. */
  locked_until: MomentColumn;
  token: string | null;
  attempts: number;
  error: string | null;
}

export interface DefinitionFileRow {
  source: string;
  text: string;
  stored_at: MomentColumn;
  /** JSON. */
  problems: string;
  /** JSON. */
  keeps: string;
}

export interface DefinitionsRow {
  id: number;
  version: BigIntColumn;
  rules_in_force: string | null;
  rules_release: string | null;
  rules_confirmed_at: MomentColumn | null;
}

export interface AttestationRow {
  id: string;
  entity_ref: string;
  check_id: string;
  comment: string;
  evidence: string | null;
  attested_by: string;
  attested_at: MomentColumn;
  expires_at: MomentColumn;
  /** Set when it ended before it expired. */
  ended_at: MomentColumn | null;
  ended_by: string | null;
  ended_how: 'withdrawn' | 'replaced' | 'removed' | null;
  ended_comment: string | null;
}

export interface WaiverRow {
  id: string;
  entity_ref: string;
  reason: string;
  explanation: string;
  compensating_measure: string | null;
  renews: string | null;
  requested_by: string;
  requested_at: MomentColumn;
  until: MomentColumn;
  decision: 'approved' | 'refused' | null;
  decided_by: string | null;
  decided_at: MomentColumn | null;
  decision_comment: string | null;
  /** Set when it ended before its time. */
  ended_how: 'withdrawn' | 'revoked' | 'removed' | null;
  ended_at: MomentColumn | null;
  ended_by: string | null;
  ended_comment: string | null;
}

export interface WaiverCheckRow {
  waiver_id: string;
  check_id: string;
}

export interface DisputeRow {
  id: string;
  entity_ref: string;
  check_id: string;
  fact_name: string;
  collector_id: string | null;
  comment: string;
  raised_by: string;
  raised_at: MomentColumn;
  /** Absent while it is open. */
  outcome: 'accepted' | 'rejected' | 'withdrawn' | 'removed' | null;
  answered_by: string | null;
  answered_at: MomentColumn | null;
  answer_comment: string | null;
}

export interface SelfAssessmentRow {
  id: string;
  group_ref: string;
  questionnaire: 'quickCheck' | 'capabilities';
  /** By question, as JSON. */
  answers: string;
  assessed_by: string;
  assessed_at: MomentColumn;
  by_member: BooleanColumn;
}

export interface AuditLogRow {
  id: BigIntColumn;
  at: MomentColumn;
  actor: string;
  action: string;
  entity_ref: string;
  /** JSON. */
  check_ids: string;
  subject_id: string | null;
  /** JSON. */
  details: string;
}

export interface OutboxRow {
  id: string;
  created_at: MomentColumn;
  /** JSON. */
  message: string;
  locked_until: MomentColumn;
  attempts: number;
  sent_at: MomentColumn | null;
  error: string | null;
}
