import {
  quickCheckQuestions,
  type QuickCheckMetric,
} from '@service-readiness/backstage-plugin-readiness-common';

const percent = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/**
 * An answer of the quick check, in its words.
 *
 * @example
 * ```ts
 * answerWords('leadtime', 6) // 'Less than one hour'
 * answerWords('rework', 12.5) // '12.5 %'
 * ```
 */
export function answerWords(metric: QuickCheckMetric, answer: number): string {
  const question = quickCheckQuestions.find(one => one.metric === metric);
  return question?.answers
    ? question.answers[answer - 1] ?? String(answer)
    : `${percent.format(answer)} %`;
}
