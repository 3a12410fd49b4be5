import type {
  ActivityItem,
  CheckView,
  FactView,
  HistoryItem,
  NextStep,
  WaiverView,
} from '@service-readiness/backstage-plugin-readiness-common';

export type OutcomeName = NextStep['outcome'];

/** Shape and word of every outcome; the shape alone tells them apart without colour. */
export const outcomeWords: Record<
  OutcomeName,
  { glyph: string; word: string }
> = {
  pass: { glyph: '✓', word: 'pass' },
  fail: { glyph: '✕', word: 'fail' },
  unknown: { glyph: '?', word: 'unknown' },
  notApplicable: { glyph: '–', word: 'not applicable' },
};

export type ActName = 'waived' | 'attested';

/** What people put beside outcomes. */
export const actWords: Record<ActName, string> = {
  waived: 'waived',
  attested: 'attested',
};

/** Why a check is not met for now; the list is closed so that exceptions can be counted. */
export const waiverReasonWords: Record<WaiverView['reason'], string> = {
  plannedWork: 'It will be met: the work is planned',
  retiring: 'The service is being retired',
  acceptedRisk: 'The risk is known and accepted',
  notFeasible: 'It cannot be met here',
  compensated: 'Something else does the same',
  external: 'It is in somebody else’s hands',
};

export const waiverStateWords: Record<WaiverView['state'], string> = {
  requested: 'waits for a decision',
  inForce: 'in force',
  refused: 'refused',
  withdrawn: 'withdrawn',
  revoked: 'revoked',
  lapsed: 'lapsed',
  removed: 'ended with its service',
};

/** Everything that is written in the log, as one looks for it. */
export const activityWords: Record<ActivityItem['action'], string> = {
  attest: 'Attested',
  withdrawAttestation: 'Took an attestation back',
  requestWaiver: 'Asked for a waiver',
  approveWaiver: 'Approved a waiver',
  refuseWaiver: 'Refused a waiver',
  withdrawWaiver: 'Took a waiver back',
  revokeWaiver: 'Revoked a waiver',
  dispute: 'Disputed a fact',
  answerDispute: 'Answered a dispute',
  assess: 'Answered for a team',
  refresh: 'Refreshed a service',
  removeService: 'A service left the catalog',
};

/** What an effort means in time; the meaning is defined with the checks. */
export const effortWords: Record<CheckView['effort'], string> = {
  small: 'about an hour',
  medium: 'about a day',
  large: 'a week or more',
};

/** An effort where it stands alone: "about a day of work". */
export function effortOfWork(effort: CheckView['effort']): string {
  return `${effortWords[effort]} of work`;
}

export const absenceWords: Record<NonNullable<FactView['absence']>, string> = {
  noCollector: 'no collector reports it',
  notCollectedYet: 'not collected yet',
  notReported: 'not reported',
  stale: 'stale',
};

export const causeWords: Record<NonNullable<HistoryItem['cause']>, string> = {
  fact: 'the service changed',
  silence: 'a source fell silent or came back',
  lapse: 'a date passed',
  attestation: 'somebody attested, or took it back',
  waiver: 'a waiver was granted or revoked',
  rule: 'the rule changed, not the service',
};
