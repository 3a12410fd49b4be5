import {
  besideMeasured,
  type QuickCheckMetric,
} from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { answerWords } from './answerWords';

/**
 * How what a team says stands to what was measured, in a sentence that takes nobody's side. Empty where one of them is
 * missing.
 *
 * @example
 * ```ts
 * comparisonWords('leadtime', 6, 30)
 * // 'The team sees it as faster than was measured; measured, the answer would be “One day to one week”.'
 * comparisonWords('changefailure', 10, 0.12) // 'Both say the same.'
 * ```
 */
export function comparisonWords(
  metric: QuickCheckMetric,
  answer: number | undefined,
  measured: number | undefined,
): string {
  if (answer === undefined || measured === undefined) return '';
  const { said, measuredAnswer, points } = besideMeasured(
    metric,
    answer,
    measured,
  );
  if (said === 'same') return 'Both say the same.';
  if (measuredAnswer === undefined) {
    const apart = formatCount(Math.round(points ?? 0), 'percentage point');
    const direction = said === 'better' ? 'less' : 'more';
    return `The team says ${apart} ${direction} than was measured.`;
  }
  const [better, worse] =
    metric === 'deployfreq'
      ? ['more often', 'less often']
      : ['faster', 'slower'];
  const direction = said === 'better' ? better : worse;
  return `The team sees it as ${direction} than was measured; measured, the answer would be “${answerWords(
    metric,
    measuredAnswer,
  )}”.`;
}
