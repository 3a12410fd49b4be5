import type { CheckView } from '@service-readiness/backstage-plugin-readiness-common';
import { asSentence } from '../format/asSentence';

/**
 * What would end that a check is unknown, in one sentence for every source that is silent; undefined where its facts
 * are all there.
 *
 * @example
 * ```ts
 * whoWouldAnswer(check) // 'On call has not looked at this service yet.'
 * ```
 */
export function whoWouldAnswer({
  facts,
}: Pick<CheckView, 'facts'>): string | undefined {
  const sentences = new Set(
    facts.flatMap(({ absence, because }) =>
      absence && because ? [asSentence(because)] : [],
    ),
  );
  return sentences.size > 0 ? [...sentences].join(' ') : undefined;
}
