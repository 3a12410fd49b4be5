import type { Assessments } from '@service-readiness/backstage-plugin-readiness-common';

/** A team that has not said anything, looked at by one of its members. */
export const noAssessments: Assessments = {
  entityRef: 'group:default/checkout',
  title: 'Checkout',
  bandTable: { id: 'ops-handbook', title: 'Operations handbook' },
  earlier: { quickCheck: [], capabilities: [] },
  may: { assess: true },
};

const kim = { by: 'user:default/kim', byMember: true };

/** A team that has answered both questionnaires, the quick check for the third time. */
export const assessments: Assessments = {
  ...noAssessments,
  quickCheck: {
    ...kim,
    id: 'q3',
    at: '2026-11-19T08:00:00.000Z',
    answers: [
      { metric: 'leadtime', answer: 5, score: 8, bands: ['elite', 'high'] },
      { metric: 'deployfreq', answer: 3, score: 4, bands: ['medium'] },
      { metric: 'failurerecovery', answer: 6, score: 10, bands: ['elite'] },
      { metric: 'changefailure', answer: 20, score: 8, bands: ['high'] },
    ],
    score: { average: 7.5, throughput: 22 / 3, stability: 8 },
  },
  capabilities: {
    id: 'c1',
    by: 'user:default/out',
    byMember: false,
    at: '2026-08-01T08:00:00.000Z',
    answers: [
      { question: 'critical-fix-time', answer: 'good' },
      { question: 'deploys-alone', answer: 'good' },
      {
        question: 'getting-faster',
        answer: 'partly',
        words: 'Since we cut the release train.',
      },
      { question: 'incident-frequency', answer: 'not' },
      { question: 'detection-time', answer: 'unknown' },
    ],
    profile: [
      {
        capability: 'velocity',
        questions: 3,
        unanswered: 0,
        good: 2,
        partly: 1,
        not: 0,
        unknown: 0,
      },
      {
        capability: 'reliability',
        questions: 3,
        unanswered: 1,
        good: 0,
        partly: 0,
        not: 1,
        unknown: 1,
      },
      {
        capability: 'visibility',
        questions: 3,
        unanswered: 3,
        good: 0,
        partly: 0,
        not: 0,
        unknown: 0,
      },
      {
        capability: 'coordination',
        questions: 3,
        unanswered: 3,
        good: 0,
        partly: 0,
        not: 0,
        unknown: 0,
      },
    ],
  },
  earlier: {
    quickCheck: [
      {
        ...kim,
        id: 'q2',
        at: '2026-08-20T08:00:00.000Z',
        answered: 5,
        average: 6,
        throughput: 5,
        stability: 7.5,
      },
      {
        ...kim,
        id: 'q1',
        at: '2026-05-20T08:00:00.000Z',
        answered: 1,
        average: 4,
        throughput: 4,
      },
    ],
    capabilities: [],
  },
};
