import type { AssessBody } from '@service-readiness/backstage-plugin-readiness-common';

/** What somebody of a team says of it. */
export interface AssessmentBlueprint extends AssessBody {
  /** Login. */
  by: string;
  team: string;
}

/** Three teams have answered; what they say is sometimes what is measured, and sometimes not. */
export const assessments: AssessmentBlueprint[] = [
  {
    by: 'ines.halloran',
    team: 'payments',
    quickCheck: {
      leadtime: 5,
      deployfreq: 5,
      failurerecovery: 6,
      changefailure: 5,
      rework: 10,
    },
    capabilities: {
      'critical-fix-time': { answer: 'good' },
      'deploys-alone': {
        answer: 'partly',
        words: 'All but the ledger, which goes out with month-end closing.',
      },
      'getting-faster': { answer: 'good' },
      'incident-frequency': { answer: 'partly' },
      'detection-time': { answer: 'good' },
      'failures-contained': {
        answer: 'not',
        words: 'When the card gateway is slow, checkout waits with it.',
      },
      'live-transactions': { answer: 'good' },
      'root-cause-time': { answer: 'unknown' },
      'transaction-traced': { answer: 'partly' },
      'integration-style': { answer: 'good' },
      'independent-releases': { answer: 'good' },
      'harms-others': { answer: 'not' },
    },
  },
  {
    by: 'maya.castell',
    team: 'storefront',
    quickCheck: {
      leadtime: 4,
      deployfreq: 6,
      failurerecovery: 5,
      changefailure: 15,
    },
    capabilities: {
      'critical-fix-time': { answer: 'good' },
      'deploys-alone': { answer: 'good' },
      'detection-time': { answer: 'partly' },
      'live-transactions': { answer: 'not' },
      'independent-releases': { answer: 'good' },
    },
  },
  {
    by: 'lena.brook',
    team: 'warehouse',
    quickCheck: {
      leadtime: 3,
      deployfreq: 3,
      failurerecovery: 5,
      changefailure: 30,
      rework: 40,
    },
  },
];
