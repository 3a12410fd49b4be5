import type { CheckView } from '@service-readiness/backstage-plugin-readiness-common';
import { asSentence } from '../format/asSentence';
import { firstSentence } from '../format/firstSentence';
import { silentFacts } from './silentFacts';

/**
 * What would end that a check is unknown, said once for every source that is silent; undefined where its facts are all
 * there.
 *
 * @example
 * ```ts
 * whoWouldAnswer(check) // 'On call has not looked at this service yet.'
 * ```
 */
export function whoWouldAnswer(
  check: Pick<CheckView, 'facts'>,
): string | undefined {
  const sentences = new Set<string>();
  for (const { absence, because = '' } of silentFacts(check)) {
    const whole = asSentence(because);
    if (absence === 'noCollector') {
      // That nothing reports it is the same for all of them; who would answer is not.
      const first = firstSentence(whole);
      sentences.add(first);
      sentences.add(whole.slice(first.length).trim());
    } else {
      sentences.add(whole);
    }
  }
  sentences.delete('');
  return sentences.size > 0 ? [...sentences].join(' ') : undefined;
}
