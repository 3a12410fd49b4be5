import { sharedData } from '../__fixtures__/sharedData';
import {
  quickCheckMetrics,
  quickCheckQuestions,
  type QuickCheckMetric,
} from '../dora/quickCheck';
import { quickCheckScore } from '../dora/quickCheckScore';

type Scores = Partial<Record<QuickCheckMetric, number>>;
type Vector =
  | {
      fn: 'score';
      type: 'categorical' | 'percentage';
      value: number;
      expected: number;
    }
  | { fn: 'average'; version: string; metrics: Scores; expected: number }
  | {
      fn: 'benchmark';
      version: string;
      industry: string;
      expected: Scores & { stability: number; performance_average: number };
    };

/** Scores and answers of the quick check as dora.dev publishes them, with its own tests. */
const published = sharedData('dora', 'dora.dev', 'quickcheck-vectors.json');
const vectors: Vector[] = published ? JSON.parse(published).vectors : [];
const describeIfThere = published ? describe : describe.skip;

/** An answer that has a score: percentages are answered in tenths. */
const answerOf = (score: number) => 100 - score * 10;
const truncated = (value: number | undefined, digits: number) =>
  Math.floor((value ?? NaN) * 10 ** digits + 1e-9) / 10 ** digits;

describeIfThere('quickCheckScore against what is published', () => {
  it('scores single answers alike', () => {
    const scored = vectors.flatMap(vector =>
      vector.fn === 'score' ? [vector] : [],
    );
    expect(scored).toHaveLength(6);
    for (const { type, value, expected } of scored) {
      const metric = type === 'categorical' ? 'leadtime' : 'changefailure';
      expect(quickCheckScore({ [metric]: value }).byMetric[metric]).toBe(
        expected,
      );
    }
  });

  it('averages alike, with the questions that an edition asked', () => {
    const averaged = vectors.flatMap(vector =>
      vector.fn === 'average' ? [vector] : [],
    );
    expect(averaged).toHaveLength(2);
    for (const { metrics, expected } of averaged) {
      expect(quickCheckScore(metrics).average).toBe(expected);
    }
  });

  it('reckons stability of the published benchmark alike', () => {
    const [benchmark] = vectors.flatMap(vector =>
      vector.fn === 'benchmark' ? [vector] : [],
    );
    const {
      changefailure = NaN,
      rework = NaN,
      stability,
    } = benchmark!.expected;
    const score = quickCheckScore({
      changefailure: answerOf(changefailure),
      rework: answerOf(rework),
    });
    expect(truncated(score.stability, 1)).toBe(stability);
  });

  it('offers the published answers in the published order', () => {
    const answers = JSON.parse(
      sharedData('dora', 'dora.dev', 'metrics_question_responses.json')!,
    );
    for (const { metric, answers: ours } of quickCheckQuestions) {
      expect([metric, ours?.length]).toEqual([
        metric,
        answers[metric] && Object.keys(answers[metric]).length,
      ]);
    }
  });
});

describe('quickCheckScore', () => {
  it('leaves out what was not answered, and what is no answer', () => {
    expect(quickCheckScore({})).toEqual({ byMetric: {} });
    expect(quickCheckScore({ leadtime: NaN, rework: -1 })).toEqual({
      byMetric: {},
    });
    expect(quickCheckScore({ leadtime: 6, rework: 100 })).toEqual({
      byMetric: { leadtime: 10, rework: 0 },
      average: 5,
      throughput: 10,
      stability: 0,
    });
    expect(quickCheckMetrics).toHaveLength(5);
  });
});
