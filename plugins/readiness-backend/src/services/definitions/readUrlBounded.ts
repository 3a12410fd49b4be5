import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { readBounded } from '@service-readiness/backstage-plugin-readiness-node';
import { DefinitionLimitError } from './DefinitionLimitError';

/**
 * Reads an address as text, and hangs up on an answer that goes on for too long.
 *
 * @throws DefinitionLimitError naming the limit.
 */
export async function readUrlBounded(
  url: string,
  urlReader: UrlReaderService,
  maxBytes: number,
): Promise<string> {
  const response = await urlReader.readUrl(url);
  // Readers without a stream hold the answer in memory already.
  return readBounded(
    response.stream?.() ?? [await response.buffer()],
    maxBytes,
    () => DefinitionLimitError.ofFile(maxBytes),
  );
}
