import { InputError } from '@backstage/errors';

/**
 * The text of a stream, as long as it is not too long.
 *
 * @throws InputError when there are more bytes than that; nothing more is read.
 */
export async function readBounded(
  stream: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) {
      throw new InputError(`is larger than ${maxBytes / 1_000_000} MB`);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
