import type { Dispute } from './Dispute';
import { disputeAnswerProblems } from './disputeAnswerProblems';
import { disputeProblems } from './disputeProblems';

const dispute: Dispute = {
  id: 'd1',
  entityRef: 'component:default/refunds',
  checkId: 'on-call-scheduled',
  factName: 'oncall.hasSchedule',
  collectorId: 'rota',
  comment: 'We are on the schedule of payments.',
  raisedBy: 'user:default/kim',
  raisedAt: 1,
};

describe('disputeProblems', () => {
  const good = {
    dispute,
    knownChecks: ['on-call-scheduled'],
    factNames: ['oncall.hasSchedule', 'oncall.escalationLevels'],
    open: [] as Dispute[],
  };

  it.each([
    ['a fact that the check reads', {}, []],
    [
      'a check that is not asked',
      { factNames: undefined },
      ["no check 'on-call-scheduled' is asked of component:default/refunds"],
    ],
    [
      'a misspelt fact',
      { dispute: { ...dispute, factName: 'oncall.hasShedule' } },
      ["'on-call-scheduled' does not read 'oncall.hasShedule'"],
    ],
    ['silence', { dispute: { ...dispute, comment: '' } }, ['comment is empty']],
    [
      'what is disputed already',
      { open: [{ ...dispute, id: 'd0' }] },
      ["'oncall.hasSchedule' is disputed already by user:default/kim"],
    ],
  ])('answers %s', (_, change, messages) => {
    const problems = disputeProblems({ ...good, ...change });
    expect(problems.map(({ message }) => message)).toEqual(messages);
  });
});

describe('disputeAnswerProblems', () => {
  const kim = { userRef: 'user:default/kim', refs: new Set<string>() };
  const ada = {
    userRef: 'user:default/ada',
    refs: new Set(['group:default/platform']),
  };
  const good = {
    actor: ada,
    dispute,
    answerer: 'group:default/platform',
    outcome: 'accepted' as const,
    comment: 'Mended.',
  };

  it.each([
    ['who owns the collector', {}, []],
    ['anybody else', { actor: kim }, ['notAllowed']],
    ['anybody where nobody is asked', { answerer: undefined }, ['notAllowed']],
    [
      'who raised it and takes it back',
      { actor: kim, outcome: 'withdrawn' as const },
      [],
    ],
    [
      'who takes back what another raised',
      { outcome: 'withdrawn' as const },
      ['notAllowed'],
    ],
    ['who says nothing', { comment: '' }, ['invalid']],
    [
      'who comes second',
      {
        dispute: {
          ...dispute,
          answer: {
            outcome: 'rejected' as const,
            by: 'user:default/ada',
            at: 2,
            comment: '',
          },
        },
      },
      ['conflict'],
    ],
  ])('answers %s', (_, change, kinds) => {
    const problems = disputeAnswerProblems({ ...good, ...change });
    expect(problems.map(({ kind }) => kind)).toEqual(kinds);
  });
});
