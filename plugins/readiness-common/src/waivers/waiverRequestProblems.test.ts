import type { Waiver } from './Waiver';
import { waiverRequestProblems } from './waiverRequestProblems';

const dayMs = 24 * 3_600_000;
const now = Date.parse('2026-11-21T09:00:00Z');
const request: Waiver = {
  id: 'w9',
  entityRef: 'component:default/refunds',
  checkIds: ['has-runbook'],
  reason: 'plannedWork',
  explanation: 'Written with the next release.',
  requestedBy: 'user:default/kim',
  requestedAt: now,
  until: now + 30 * dayMs,
};
const good = {
  actor: {
    userRef: 'user:default/kim',
    refs: new Set(['user:default/kim', 'group:default/payments']),
  },
  ownerRef: 'group:default/payments',
  request,
  knownChecks: ['has-runbook', 'load-tested'],
  others: [] as Waiver[],
  policy: { longestDays: 90 },
  now,
};
const act = { by: 'user:default/ada', at: 1, comment: '' };
const open: Waiver = { ...request, id: 'w1', requestedBy: 'user:default/sam' };
const inForce: Waiver = {
  ...open,
  decision: { ...act, outcome: 'approved' },
};
const lapsed = { ...inForce, until: now };

describe('waiverRequestProblems', () => {
  it.each([
    ['who owns the service', {}],
    [
      'somebody beside a waiver of another check',
      {
        others: [{ ...inForce, checkIds: ['load-tested'] }],
      },
    ],
    [
      'somebody who says what does the same',
      {
        request: {
          ...request,
          reason: 'compensated' as const,
          compensatingMeasure: 'A proxy retries.',
        },
      },
    ],
    ['somebody after a waiver that has lapsed', { others: [lapsed] }],
    [
      'somebody who renews what is in force',
      {
        others: [inForce],
        request: { ...request, renews: 'w1' },
      },
    ],
    [
      'somebody who renews what has lapsed',
      {
        others: [lapsed],
        request: { ...request, renews: 'w1' },
      },
    ],
  ])('lets %s ask', (_, change) => {
    expect(waiverRequestProblems({ ...good, ...change })).toEqual([]);
  });

  it.each([
    [
      'a service of somebody else',
      { ownerRef: 'group:default/other' },
      /owner of the service \(group:default\/other\)/,
    ],
    ['a service without an owner', { ownerRef: undefined }, /there is none/],
    [
      'a misspelt check',
      { request: { ...request, checkIds: ['has-runbok'] } },
      /no check 'has-runbok'/,
    ],
    [
      'something else that does the same, and is not named',
      { request: { ...request, reason: 'compensated' as const } },
      /compensatingMeasure is empty/,
    ],
    [
      'a check twice',
      { request: { ...request, checkIds: ['load-tested', 'load-tested'] } },
      /named twice/,
    ],
    ['a date gone by', { request: { ...request, until: now } }, /in the past/],
    [
      'a date beyond the policy',
      { request: { ...request, until: now + 92 * dayMs } },
      /too far ahead/,
    ],
    [
      'no explanation',
      { request: { ...request, explanation: '' } },
      /explanation is empty/,
    ],
    [
      'a book of measures',
      { request: { ...request, compensatingMeasure: 'x'.repeat(2001) } },
      /compensatingMeasure has 2001/,
    ],
    [
      'what is asked for already',
      { others: [open] },
      /requested already by user:default\/sam/,
    ],
    ['what is waived already', { others: [inForce] }, /waived already until/],
    [
      'to renew what was never there',
      { request: { ...request, renews: 'w0' } },
      /no such waiver/,
    ],
    [
      'to renew what was refused',
      {
        request: { ...request, renews: 'w1' },
        others: [
          { ...inForce, decision: { ...act, outcome: 'refused' as const } },
        ],
      },
      /to renew is refused/,
    ],
  ])('refuses %s', (_, change, message) => {
    expect(waiverRequestProblems({ ...good, ...change })).toEqual([
      expect.objectContaining({ message: expect.stringMatching(message) }),
    ]);
  });

  it('tells everything together, and the nearest check', () => {
    const problems = waiverRequestProblems({
      ...good,
      ownerRef: undefined,
      request: {
        ...request,
        checkIds: ['has-runbok'],
        until: 0,
        explanation: '',
      },
    });
    expect(problems.map(({ path, mend }) => path && mend && path)).toEqual([
      undefined,
      'checkIds[0]',
      'explanation',
      'until',
    ]);
    expect(problems[1]?.mend).toBe("did you mean 'has-runbook'?");
  });
});
