import { sharedData } from '../__fixtures__/sharedData';
import { capabilityQuestions } from './capabilityQuestions';
import { quickCheckQuestions } from './quickCheck';
import { quickCheckScore } from './quickCheckScore';

const words = sharedData('dora', 'dora.dev', 'metrics_question_responses.json');

describe('quickCheckScore', () => {
  it('leaves out what was not answered, and has no score of nothing', () => {
    expect(quickCheckScore({})).toEqual({ byMetric: {} });
    expect(quickCheckScore({ leadtime: NaN, rework: -1 })).toEqual({
      byMetric: {},
    });
    expect(quickCheckScore({ leadtime: 4, changefailure: 20 })).toEqual({
      byMetric: { leadtime: 6, changefailure: 8 },
      average: 7,
      throughput: 6,
      stability: 8,
    });
  });

  it('stays within 0 and 10', () => {
    expect(quickCheckScore({ deployfreq: 9, rework: 250 }).byMetric).toEqual({
      deployfreq: 10,
      rework: 0,
    });
  });

  it('is the mean over what was answered, not over its two halves', () => {
    const score = quickCheckScore({
      leadtime: 1,
      deployfreq: 1,
      failurerecovery: 1,
      rework: 0,
    });
    expect(score).toMatchObject({ average: 2.5, throughput: 0, stability: 10 });
  });
});

describe('questions', () => {
  it('are three about each capability, each with a good answer', () => {
    const counts = new Map<string, number>();
    for (const { capability } of capabilityQuestions) {
      counts.set(capability, (counts.get(capability) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual([3, 3, 3, 3]);
    const ids = capabilityQuestions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(12);
    expect(capabilityQuestions.every(({ good }) => good.endsWith('.'))).toBe(
      true,
    );
  });
});

(words ? describe : describe.skip)('answers', () => {
  it('are those of dora.dev, in its order', () => {
    const published: Record<string, Record<string, string>> = JSON.parse(
      words ?? '{}',
    );
    const ours = Object.fromEntries(
      quickCheckQuestions.flatMap(({ metric, answers }) =>
        answers
          ? [
              [
                metric,
                answers.map(answer => answer.replace('deployments', 'deploys')),
              ],
            ]
          : [],
      ),
    );
    expect(ours).toEqual(
      Object.fromEntries(
        Object.entries(published).map(([metric, answers]) => [
          metric,
          Object.values(answers),
        ]),
      ),
    );
  });
});
