/**
 * Why a waiver is asked for. A closed list, so that exceptions can be counted.
 *
 * @public
 */
export const waiverReasons = [
  'plannedWork',
  'retiring',
  'acceptedRisk',
  'notFeasible',
  'compensated',
  'external',
] as const;

/** @public */
export type WaiverReason = (typeof waiverReasons)[number];

/**
 * Something that a person did, with their words.
 *
 * @public
 */
export interface WaiverAct {
  by: string;
  at: number;
  comment: string;
}

/**
 * Permission to miss checks on one entity: asked for by one person, decided by another, always with an end. It
 * overlays results and never rewrites one. Moments are milliseconds since the epoch, references are full and
 * lower-case.
 *
 * @public
 */
export interface Waiver {
  id: string;
  entityRef: string;
  checkIds: string[];
  reason: WaiverReason;
  explanation: string;
  /** What is done instead, until the checks are met. */
  compensatingMeasure?: string;
  requestedBy: string;
  requestedAt: number;
  /** When it ends by itself, if it is approved. */
  until: number;
  decision?: WaiverAct & { outcome: 'approved' | 'refused' };
  /** Set when it was taken back by the service's side, ended early by who decides, or the entity left the catalog. */
  ended?: WaiverAct & { how: 'withdrawn' | 'revoked' | 'removed' };
  /** Id of the waiver that this one asks to prolong. */
  renews?: string;
}
