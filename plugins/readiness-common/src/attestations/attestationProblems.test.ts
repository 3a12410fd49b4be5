import { attestationProblems } from './attestationProblems';

const dayMs = 24 * 3_600_000;
const now = Date.parse('2026-11-21T09:00:00Z');
const owner = 'group:default/payments';
const actor = {
  userRef: 'user:default/kim',
  refs: new Set(['user:default/kim', owner]),
};
const good = {
  actor,
  checkId: 'load-tested',
  terms: { by: ['owner'], validDays: 90, evidence: 'required' as const },
  ownerRef: owner,
  comment: 'Tested with twice the peak.',
  evidence: 'https://wiki.example.com/load',
  expiresAt: now + 30 * dayMs,
  now,
};
const outsider = {
  userRef: 'user:default/sam',
  refs: new Set(['user:default/sam', 'group:default/security']),
};

describe('attestationProblems', () => {
  it.each([
    ['who owns the service', {}],
    [
      'a member of a group that the check names',
      {
        actor: outsider,
        terms: { ...good.terms, by: ['owner', 'group:default/security'] },
      },
    ],
    [
      'evidence left out where it is optional',
      {
        evidence: undefined,
        terms: { ...good.terms, evidence: 'optional' as const },
      },
    ],
    [
      'the last moment of the last day',
      { expiresAt: Date.parse('2027-02-20T00:00:00Z') },
    ],
  ])('lets %s attest', (_, change) => {
    expect(attestationProblems({ ...good, ...change })).toEqual([]);
  });

  it.each([
    ['an outsider', { actor: outsider }, 'notAllowed', undefined],
    [
      'a service without an owner',
      { ownerRef: undefined },
      'notAllowed',
      undefined,
    ],
    ['a check that facts decide', { terms: undefined }, 'invalid', 'checkId'],
    ['an expiry now', { expiresAt: now }, 'invalid', 'expiresAt'],
    [
      'an expiry a moment beyond the last day',
      { expiresAt: Date.parse('2027-02-20T00:00:00.001Z') },
      'invalid',
      'expiresAt',
    ],
    ['no evidence', { evidence: undefined }, 'invalid', 'evidence'],
    // eslint-disable-next-line no-script-url -- what must be refused
    ['a script', { evidence: 'javascript:alert(1)' }, 'invalid', 'evidence'],
    [
      'a password',
      { evidence: 'https://a:b@example.com' },
      'invalid',
      'evidence',
    ],
    ['an empty comment', { comment: ' \n' }, 'invalid', 'comment'],
    ['a book', { comment: 'x'.repeat(2001) }, 'invalid', 'comment'],
  ])('refuses %s', (_, change, kind, path) => {
    expect(attestationProblems({ ...good, ...change })).toEqual([
      expect.objectContaining(path ? { kind, path } : { kind }),
    ]);
  });

  it('tells everything together, with the mend', () => {
    const problems = attestationProblems({
      ...good,
      actor: outsider,
      comment: '',
      evidence: 'ftp://example.com',
      expiresAt: 0,
    });
    expect(problems.map(({ message }) => message)).toEqual([
      "'load-tested' is attested by the owner (group:default/payments)",
      'comment is empty',
      'evidence is no http(s) address',
      'expiresAt lies in the past',
    ]);
    expect(problems.every(({ mend }) => mend)).toBe(true);
  });
});
