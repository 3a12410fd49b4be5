import { Readable } from 'node:stream';
import { readBounded } from './readBounded';

const tooLarge = () => new Error('too large');

describe('readBounded', () => {
  it('gives a text of exactly as many bytes as may be, split letters and all', async () => {
    const bytes = Buffer.from('größe');
    const chunks = [bytes.subarray(0, 3), bytes.subarray(3)];
    await expect(readBounded(chunks, bytes.length, tooLarge)).resolves.toBe(
      'größe',
    );
  });

  it('counts bytes, not letters', async () => {
    await expect(readBounded(['größe'], 6, tooLarge)).rejects.toThrow(
      'too large',
    );
  });

  it('hangs up on a stream that goes on for too long', async () => {
    const stream = Readable.from(
      (function* endless() {
        for (;;) yield Buffer.alloc(1_000);
      })(),
    );
    await expect(readBounded(stream, 10_000, tooLarge)).rejects.toThrow(
      'too large',
    );
    expect(stream.destroyed).toBe(true);
  });
});
