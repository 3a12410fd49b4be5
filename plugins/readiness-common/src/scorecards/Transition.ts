import type { FactValue } from '../facts/FactDeclaration';
import type { Outcome } from '../checks/Outcome';

/**
 * What brought a change about:
 * - `fact`: a fact or the entity's catalog description changed;
 * - `silence`: a source fell silent or came back;
 * - `lapse`: a date passed (`countsFrom`, the end of an attestation or a waiver);
 * - `attestation`: a person attested, or took that back;
 * - `waiver`: a waiver was granted, or revoked;
 * - `rule`: the scorecard or one of its checks changed.
 *
 * @public
 */
export type Cause =
  | {
      kind: 'fact';
      facts: Array<{ name: string; from?: FactValue; to?: FactValue }>;
    }
  | { kind: 'silence'; facts: string[] }
  | { kind: 'lapse'; what: 'countsFrom' | 'attestation' | 'waiver' }
  | { kind: 'attestation'; how: 'attested' | 'withdrawn' }
  | { kind: 'waiver'; how: 'granted' | 'revoked' }
  | { kind: 'rule' };

/**
 * A change of a check's outcome or of a level. The first evaluation is a baseline and gives none.
 *
 * @public
 */
export type Transition = {
  scorecardId: string;
  cause: Cause;
  /** When the change took effect, milliseconds since the epoch. */
  effectiveAt: number;
  /** When it was noticed, milliseconds since the epoch. */
  noticedAt: number;
} & (
  | { kind: 'check'; checkId: string; from: Outcome; to: Outcome }
  | { kind: 'level'; from: number; to: number; checkIds: string[] }
);
