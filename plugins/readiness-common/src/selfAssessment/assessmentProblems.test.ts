import { assessmentProblems } from './assessmentProblems';

const groupRef = 'group:default/payments';
const kim = { userRef: 'user:default/kim', refs: new Set([groupRef]) };
const coach = { userRef: 'user:default/coach', refs: new Set<string>() };

describe('assessmentProblems', () => {
  const good = {
    actor: kim,
    groupRef,
    permitted: false,
    quickCheck: { leadtime: 4 },
  };

  it.each([
    ['a member', {}, []],
    ['somebody else', { actor: coach }, ['notAllowed']],
    ['somebody whom the policy lets', { actor: coach, permitted: true }, []],
    ['who answers nothing', { quickCheck: {} }, ['invalid']],
    [
      'who leaves out every answer',
      { quickCheck: { leadtime: undefined } },
      ['invalid'],
    ],
    [
      'who answers one question about a capability',
      {
        quickCheck: undefined,
        capabilities: { 'deploys-alone': { answer: 'unknown' as const } },
      },
      [],
    ],
    [
      'words that cannot be seen',
      {
        capabilities: {
          'deploys-alone': { answer: 'good' as const, words: 'a\u202eb' },
        },
      },
      ['invalid'],
    ],
  ])('answers %s', (_, change, kinds) => {
    const problems = assessmentProblems({ ...good, ...change });
    expect(problems.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('says which words', () => {
    const words = 'x'.repeat(2001);
    const [problem] = assessmentProblems({
      ...good,
      capabilities: { 'deploys-alone': { answer: 'good', words } },
    });
    expect(problem).toMatchObject({
      path: 'capabilities.deploys-alone.words',
      mend: 'write at most 2000',
    });
  });
});
