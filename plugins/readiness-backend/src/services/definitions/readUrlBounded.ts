import type { UrlReaderService } from '@backstage/backend-plugin-api';
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
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop destroys the stream. Readers without one hold the answer in memory already.
  for await (const chunk of response.stream?.() ?? [await response.buffer()]) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw DefinitionLimitError.ofFile(maxBytes);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
