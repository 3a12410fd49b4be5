import { approverGroups } from './approverGroups';
import type { Waiver } from './Waiver';
import { waiverDecisionProblems } from './waiverDecisionProblems';
import { waiverEnd } from './waiverEnd';

const dayMs = 24 * 3_600_000;
const now = Date.parse('2026-11-21T09:00:00Z');
const waiver: Waiver = {
  id: 'w1',
  entityRef: 'component:default/refunds',
  checkIds: ['has-runbook', 'load-tested'],
  reason: 'plannedWork',
  explanation: 'Written with the next release.',
  requestedBy: 'user:default/kim',
  requestedAt: now,
  until: now + 30 * dayMs,
};
const person = (name: string, ...groups: string[]) => ({
  userRef: `user:default/${name}`,
  refs: new Set([`user:default/${name}`, ...groups]),
});
const platform = 'group:default/platform';
const security = 'group:default/security';
const decided = {
  by: 'user:default/ada',
  at: now,
  comment: '',
  outcome: 'approved' as const,
};
const good = {
  actor: person('ada', platform),
  waiver,
  approvers: [[platform]],
  outcome: 'approved' as const,
  comment: '',
  policy: { longestDays: 90 },
  now,
};

describe('approverGroups', () => {
  it.each([
    [
      'the owner of each check, once',
      undefined,
      [platform, platform, security],
      [[platform], [security]],
    ],
    ['the configured ones instead', [security], [platform], [[security]]],
    ['nobody when a check has gone', undefined, [platform, undefined], []],
  ])('names %s', (_, approvers, owners, expected) => {
    expect(approverGroups({ longestDays: 1, approvers }, owners)).toEqual(
      expected,
    );
  });
});

describe('waiverDecisionProblems', () => {
  it.each([
    ['an approver', {}, []],
    [
      'who is in a group of every list',
      {
        actor: person('ada', platform, security),
        approvers: [[platform], [security, 'group:default/other']],
      },
      [],
    ],
    [
      'the requester, although an approver',
      { actor: person('kim', platform) },
      ['nobody decides about their own request'],
    ],
    [
      'an outsider',
      { actor: person('sam') },
      ['this is decided by group:default/platform'],
    ],
    [
      'who may decide about a part of it',
      { approvers: [[platform], [security]] },
      [
        'this is decided by group:default/platform, and also group:default/security',
      ],
    ],
    [
      'anybody when a check has gone',
      { approvers: [] },
      ['this is decided by nobody: a check of it has gone'],
    ],
    [
      'who comes second',
      { waiver: { ...waiver, decision: decided } },
      ['it is decided already: approved by user:default/ada on 2026-11-21'],
    ],
    [
      'who comes when it was withdrawn',
      {
        waiver: { ...waiver, ended: { ...decided, how: 'withdrawn' as const } },
      },
      ['the request was withdrawn by user:default/ada on 2026-11-21'],
    ],
    [
      'who comes when its end has passed',
      { now: waiver.until },
      ['the request ended undecided on 2026-12-21'],
    ],
    [
      'who refuses without a word',
      { outcome: 'refused' as const },
      ['comment is empty'],
    ],
    [
      'who approves what the policy has since forbidden',
      { policy: { longestDays: 7 } },
      ['until is too far ahead'],
    ],
    [
      'who refuses what the policy has since forbidden',
      {
        policy: { longestDays: 7 },
        outcome: 'refused' as const,
        comment: 'Too long.',
      },
      [],
    ],
  ])('answers %s', (_, change, messages) => {
    const problems = waiverDecisionProblems({ ...good, ...change });
    expect(problems.map(({ message }) => message)).toEqual(messages);
  });
});

describe('waiverEnd', () => {
  const inForce = { ...waiver, decision: decided };
  const options = {
    waiver,
    ownerRef: 'group:default/payments',
    approvers: [[platform]],
    comment: 'No longer needed.',
    now,
  };

  it.each([
    ['the requester: withdrawn', person('kim'), waiver, 'withdrawn'],
    [
      'the requester of what is in force: withdrawn',
      person('kim'),
      inForce,
      'withdrawn',
    ],
    [
      'another owner of the service: withdrawn',
      person('lee', 'group:default/payments'),
      waiver,
      'withdrawn',
    ],
    [
      'an approver of what is in force: revoked',
      person('ada', platform),
      inForce,
      'revoked',
    ],
  ])('ends it for %s', (_, actor, of, how) => {
    expect(waiverEnd({ ...options, actor, waiver: of })).toEqual({ how });
  });

  it.each([
    [
      'an approver while it is undecided',
      person('ada', platform),
      waiver,
      now,
      'notAllowed',
    ],
    ['an outsider', person('sam'), inForce, now, 'notAllowed'],
    [
      'the requester once it has lapsed',
      person('kim'),
      inForce,
      waiver.until,
      'conflict',
    ],
  ])('does not end it for %s', (_, actor, of, at, kind) => {
    expect(waiverEnd({ ...options, actor, waiver: of, now: at })).toEqual({
      problems: [expect.objectContaining({ kind })],
    });
  });
});
