import { sharedData } from '../__fixtures__/sharedData';
import { capabilityQuestions } from './capabilityQuestions';
import { quickCheckQuestions } from './quickCheck';
import { quickCheckScore } from './quickCheckScore';

const text = sharedData('dora', 'dora.dev', 'quickcheck-vectors.json');
const words = sharedData('dora', 'dora.dev', 'metrics_question_responses.json');

interface Vector {
  fn: string;
  type?: string;
  version?: string;
  value?: number;
  metrics?: Record<string, number>;
  expected: number;
}

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

(text ? describe : describe.skip)('the published score', () => {
  const vectors: Vector[] = JSON.parse(text ?? '{"vectors":[]}').vectors;

  it.each(vectors.filter(({ fn }) => fn === 'score'))(
    'of $type $value is $expected',
    ({ type, value, expected }) => {
      const metric = type === 'categorical' ? 'leadtime' : 'changefailure';
      expect(quickCheckScore({ [metric]: value }).byMetric[metric]).toBe(
        expected,
      );
    },
  );

  it.each(vectors.filter(({ fn }) => fn === 'average'))(
    'of $version is $expected on average',
    ({ metrics, expected }) => {
      expect(quickCheckScore(metrics ?? {}).average).toBe(expected);
    },
  );

  it('of all industries in 2025 is 6.72 on average', () => {
    // Means of scores 5.5, 4.8 and 7.4, and of rates of 19 and 22 %, as the answers that give them.
    const score = quickCheckScore({
      leadtime: 3.75,
      deployfreq: 3.4,
      failurerecovery: 4.7,
      changefailure: 19,
      rework: 22,
    });
    expect(score.average).toBeCloseTo(6.72);
    expect(score.byMetric.changefailure).toBeCloseTo(8.1);
    expect(score.byMetric.rework).toBeCloseTo(7.8);
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
