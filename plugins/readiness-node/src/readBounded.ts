/**
 * The text of a stream, as long as it is not too long. Leaving off destroys the stream: nothing more is read.
 *
 * @param tooLarge - the error that is thrown when there are more bytes than `maxBytes`
 * @public
 *
 * @example
 * ```ts
 * await readBounded(response.body, 1_000_000, () => new Error('is larger than 1 MB'))
 * ```
 */
export async function readBounded(
  stream: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  maxBytes: number,
  tooLarge: () => Error,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
