import type { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  readBounded,
  withinTime,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { DefinitionLimits } from './definitionLimits';
import { DefinitionLimitError } from './DefinitionLimitError';

/**
 * Reads an address as text, and hangs up on an answer that is too large or takes too long.
 *
 * @throws DefinitionLimitError naming the limit; Error saying how long it was waited for.
 */
export async function readUrlBounded(
  url: string,
  urlReader: UrlReaderService,
  {
    fileBytes,
    answerSeconds,
  }: Pick<DefinitionLimits, 'fileBytes' | 'answerSeconds'>,
): Promise<string> {
  const { signal } = new AbortController();
  return withinTime({ signal, seconds: answerSeconds }, async inTime => {
    const response = await urlReader.readUrl(url, { signal: inTime });
    // Readers without a stream hold the answer in memory already.
    return readBounded(
      response.stream?.() ?? [await response.buffer()],
      fileBytes,
      () => DefinitionLimitError.ofFile(fileBytes),
    );
  });
}
