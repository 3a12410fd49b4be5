import { quickCheckQuestions, type QuickCheckMetric } from '../dora/quickCheck';
import { answerRange } from './answerRange';

/** People answer in round numbers: percentages that are no farther apart than so many points say the same. */
const samePoints = 5;

/**
 * How what a team says stands to what was measured.
 *
 * @public
 */
export interface Comparison {
  /** Whether the answer says the same, something better, or something worse than was measured. */
  said: 'same' | 'better' | 'worse';
  /** The place of the answer that what was measured would be, the best of several; absent for percentages. */
  measuredAnswer?: number;
  /** For percentages, how far they are apart. */
  points?: number;
}

/**
 * Holds an answer of the quick check against the figure that was measured. An answer with a range of values says the
 * same as any value in it, its edges included.
 *
 * @param measured - in the unit of the figure: hours, deployments a week, or a ratio
 *
 * @example
 * ```ts
 * besideMeasured('leadtime', 6, 30) // { said: 'better', measuredAnswer: 4 }
 * besideMeasured('changefailure', 10, 0.12) // { said: 'same', points: 2 }
 * ```
 *
 * @public
 */
export function besideMeasured(
  metric: QuickCheckMetric,
  answer: number,
  measured: number,
): Comparison {
  const question = quickCheckQuestions.find(one => one.metric === metric);
  if (!question?.answers) {
    const apart = answer - measured * 100;
    const points = Math.abs(apart);
    if (points <= samePoints) return { said: 'same', points };
    return { said: apart < 0 ? 'better' : 'worse', points };
  }
  const fitting = question.answers.flatMap((_, index) => {
    const range = answerRange(metric, index + 1);
    const isIn = range && measured >= range.from && measured <= range.to;
    return isIn ? [index + 1] : [];
  });
  const measuredAnswer = Math.max(...fitting);
  if (fitting.includes(answer)) return { said: 'same', measuredAnswer };
  return {
    said: answer > measuredAnswer ? 'better' : 'worse',
    measuredAnswer,
  };
}
