import { capabilityQuestions } from '../dora/capabilityQuestions';
import { capabilities } from '../checks/CheckDefinition';
import { capabilityProfile } from './capabilityProfile';

describe('capabilityProfile', () => {
  it('counts the answers of each capability, and keeps apart what is not known and what was not answered', () => {
    const profile = capabilityProfile({
      'critical-fix-time': { answer: 'good' },
      'deploys-alone': { answer: 'partly', words: 'On most days.' },
      'detection-time': { answer: 'unknown' },
      'failures-contained': { answer: 'not' },
    });
    const none = { good: 0, partly: 0, not: 0, unknown: 0, questions: 3 };
    expect(profile).toEqual([
      { ...none, capability: 'velocity', good: 1, partly: 1, unanswered: 1 },
      { ...none, capability: 'reliability', not: 1, unknown: 1, unanswered: 1 },
      { ...none, capability: 'visibility', unanswered: 3 },
      { ...none, capability: 'coordination', unanswered: 3 },
    ]);
  });

  it('ignores answers to questions that are no longer asked', () => {
    const profile = capabilityProfile({ gone: { answer: 'good' } });
    expect(profile.every(({ unanswered }) => unanswered === 3)).toBe(true);
  });
});

describe('capabilityQuestions', () => {
  it('are three about each capability, each with what a good answer is', () => {
    expect(
      capabilities.map(
        capability =>
          capabilityQuestions.filter(one => one.capability === capability)
            .length,
      ),
    ).toEqual([3, 3, 3, 3]);
    expect(new Set(capabilityQuestions.map(({ id }) => id)).size).toBe(12);
    for (const { question, good } of capabilityQuestions) {
      expect(question).toMatch(/\?$/);
      expect(good).toMatch(/\.$/);
    }
  });
});
