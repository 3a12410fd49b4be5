import type { RequestWaiverBody } from '@service-readiness/backstage-plugin-readiness-common';

/** What a person of the company did; days are counted from the moment of the company. */
interface ActBlueprint {
  /** Login. */
  by: string;
  service: string;
}

export interface AttestationBlueprint extends ActBlueprint {
  checkId: string;
  comment: string;
  /** Path below the address of the company's wiki. */
  evidence: string;
  days: number;
}

export interface WaiverBlueprint
  extends ActBlueprint,
    Pick<
      RequestWaiverBody,
      'checkIds' | 'reason' | 'explanation' | 'compensatingMeasure'
    > {
  days: number;
  /** Nobody has decided yet, if absent. */
  decision?: { by: string; outcome: 'approved' | 'refused'; comment: string };
}

export interface DisputeBlueprint extends ActBlueprint {
  checkId: string;
  factName: string;
  comment: string;
}

export const attestations: AttestationBlueprint[] = [
  // The last thing that its next level asks for: it reaches it by this word alone, and loses it within days.
  {
    by: 'pavel.horak',
    service: 'support-inbox',
    checkId: 'timeouts-handled',
    comment:
      'All nine outgoing calls have a limit of two seconds or less. Looked at with Adaeze.',
    evidence: 'support-inbox/timeouts',
    days: 5,
  },
  {
    by: 'maya.castell',
    service: 'search',
    checkId: 'cost-estimated',
    comment: 'The bill of the last quarter, divided by its three clusters.',
    evidence: 'search/cost',
    days: 150,
  },
  {
    by: 'rosa.delmar',
    service: 'reservations',
    checkId: 'delivered-progressively',
    comment:
      'One warehouse gets a release first. We took one back on purpose in October.',
    evidence: 'reservations/rollback-rehearsal',
    days: 170,
  },
  {
    by: 'greta.holm',
    service: 'event-lake',
    checkId: 'security-review-current',
    comment: 'Reviewed by Identity; the two grave findings are mended.',
    evidence: 'event-lake/security-review',
    days: 300,
  },
];

export const waivers: WaiverBlueprint[] = [
  // In force: the level is shown with it and without.
  {
    by: 'adaeze.bright',
    service: 'loyalty-points',
    checkIds: ['distributed-traces-collected'],
    reason: 'plannedWork',
    explanation:
      'Tracing comes with the new framework, which we move to next quarter.',
    compensatingMeasure: 'Every log line carries the id of its request.',
    days: 60,
    decision: {
      by: 'yuki.tanabe',
      outcome: 'approved',
      comment: 'Fine until the move is done.',
    },
  },
  // Waits for somebody of the platform team.
  {
    by: 'noor.vermeer',
    service: 'delivery-slots',
    checkIds: ['distributed-traces-collected', 'retries-implemented'],
    reason: 'acceptedRisk',
    explanation:
      'Slots are planned the evening before. A call that fails is seen and repeated by hand.',
    days: 80,
  },
  {
    by: 'guest',
    service: 'vouchers',
    checkIds: ['distributed-traces-collected'],
    reason: 'notFeasible',
    explanation: 'Its framework is too old for tracing.',
    days: 30,
    decision: {
      by: 'elif.soylu',
      outcome: 'refused',
      comment: 'The sidecar traces it without a change. We come and help.',
    },
  },
];

export const disputes: DisputeBlueprint[] = [
  {
    by: 'kenji.arai',
    service: 'price-list',
    checkId: 'slos-defined',
    factName: 'slo.definedCount',
    comment:
      'There is one: prices are answered within 200 ms. The tool looks for it under its old name.',
  },
];
