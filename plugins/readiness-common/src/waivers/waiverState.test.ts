import type { Waiver } from './Waiver';
import { waiverState, type WaiverState } from './waiverState';

const request: Waiver = {
  id: 'w1',
  entityRef: 'component:default/refunds',
  checkIds: ['has-runbook'],
  reason: 'plannedWork',
  explanation: 'Written with the next release',
  requestedBy: 'user:default/asker',
  requestedAt: 1,
  until: 10,
};
const act = { by: 'user:default/decider', at: 2, comment: '' };
const approved: Waiver = {
  ...request,
  decision: { ...act, outcome: 'approved' },
};

describe('waiverState', () => {
  it.each<[string, Waiver, number, WaiverState]>([
    ['a request waits', request, 9, 'requested'],
    ['a request that nobody decided lapses', request, 10, 'lapsed'],
    ['an approved one is in force to its last moment', approved, 9, 'inForce'],
    ['an approved one lapses at its end', approved, 10, 'lapsed'],
    [
      'a refused one stays refused',
      { ...request, decision: { ...act, outcome: 'refused' } },
      99,
      'refused',
    ],
    [
      'a revoked one stays revoked',
      { ...approved, ended: { ...act, how: 'revoked' } },
      99,
      'revoked',
    ],
    [
      'a withdrawn one stays withdrawn',
      { ...request, ended: { ...act, how: 'withdrawn' } },
      99,
      'withdrawn',
    ],
  ])('%s', (_, waiver, now, state) => {
    expect(waiverState(waiver, now)).toBe(state);
  });
});
