import type { Attestation } from './Attestation';
import { withdrawalProblems } from './withdrawalProblems';

const attestation: Attestation = {
  id: 'a1',
  entityRef: 'component:default/refunds',
  checkId: 'load-tested',
  comment: 'Tested.',
  attestedBy: 'user:default/kim',
  attestedAt: 1,
  expiresAt: 10,
};
const kim = { userRef: 'user:default/kim', refs: new Set<string>() };
const sam = {
  userRef: 'user:default/sam',
  refs: new Set(['group:default/platform']),
};
const good = {
  actor: kim,
  attestation,
  checkOwner: 'group:default/platform',
  comment: 'It was another service.',
  now: 5,
};

describe('withdrawalProblems', () => {
  it.each([
    ['who gave it', {}, []],
    ['the owner of the check', { actor: sam }, []],
    [
      'anybody else',
      { actor: sam, checkOwner: 'group:default/other' },
      ['notAllowed'],
    ],
    [
      'anybody else, of a check that has gone',
      { actor: sam, checkOwner: undefined },
      ['notAllowed'],
    ],
    ['who says nothing', { comment: '' }, ['invalid']],
    ['who comes when it has lapsed', { now: 10 }, ['conflict']],
    [
      'who comes second',
      {
        attestation: {
          ...attestation,
          ended: { at: 2, by: 'user:default/kim', how: 'replaced' as const },
        },
      },
      ['conflict'],
    ],
  ])('answers %s', (_, change, kinds) => {
    const problems = withdrawalProblems({ ...good, ...change });
    expect(problems.map(({ kind }) => kind)).toEqual(kinds);
  });
});
