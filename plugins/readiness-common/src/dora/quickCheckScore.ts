import { quickCheckQuestions, type QuickCheckMetric } from './quickCheck';

/**
 * What a team answered: a place from 1 to 6, or a percentage. What it did not answer is absent.
 *
 * @public
 */
export type QuickCheckAnswers = Partial<Record<QuickCheckMetric, number>>;

/**
 * Scores from 0 to 10, the more the better. Absent where nothing was answered.
 *
 * @public
 */
export interface QuickCheckScore {
  byMetric: Partial<Record<QuickCheckMetric, number>>;
  /** Over all that was answered. */
  average?: number;
  /** Lead time, frequency and recovery. */
  throughput?: number;
  /** Change failures and rework. */
  stability?: number;
}

const throughput = ['leadtime', 'deployfreq', 'failurerecovery'] as const;
const stability = ['changefailure', 'rework'] as const;

/**
 * The score that dora.dev publishes for its quick check: places 1 to 6 go to 0 to 10, a percentage of p to 10 − p / 10.
 * What is not answered is left out, and not 0.
 *
 * @example
 * ```ts
 * quickCheckScore({ leadtime: 6, deployfreq: 6, changefailure: 50 }).average // 8.333…
 * ```
 *
 * @public
 */
export function quickCheckScore(answers: QuickCheckAnswers): QuickCheckScore {
  const byMetric: QuickCheckScore['byMetric'] = {};
  for (const { metric, answers: places } of quickCheckQuestions) {
    const answer = answers[metric];
    if (answer === undefined || !Number.isFinite(answer) || answer < 0)
      continue;
    const score = places
      ? ((answer - 1) / (places.length - 1)) * 10
      : 10 - answer / 10;
    byMetric[metric] = Math.min(10, Math.max(0, score));
  }
  const mean = (metrics: readonly QuickCheckMetric[]) => {
    const scores = metrics.flatMap(metric => byMetric[metric] ?? []);
    return scores.length === 0
      ? undefined
      : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  };
  return {
    byMetric,
    average: mean([...throughput, ...stability]),
    throughput: mean(throughput),
    stability: mean(stability),
  };
}
