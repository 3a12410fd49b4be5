import { SourceLeftAloneError, SourceQueue } from './SourceQueue';

const queue = (retries?: number) =>
  new SourceQueue({
    concurrency: 1,
    signal: new AbortController().signal,
    retries,
  });

/** Gives one answer after the other; an Error is thrown. */
const source = (...answers: Array<number | Error>) => {
  let count = 0;
  return jest.fn(async () => {
    const answer = answers[Math.min(count, answers.length - 1)];
    count += 1;
    if (answer instanceof Error) throw answer;
    return { status: answer as number, retryAfterMs: 20, count };
  });
};

describe('SourceQueue', () => {
  it('hands on what the source says, errors too', async () => {
    expect(await queue().ask(source(404))).toMatchObject({ status: 404 });
    expect(await queue().ask(source(503))).toMatchObject({ status: 503 });
    await expect(queue().ask(source(new Error('reset')))).rejects.toThrow(
      'reset',
    );
  });

  it('waits when the source asks for it, and asks again', async () => {
    const before = Date.now();
    expect(await queue().ask(source(429, 429, 200))).toMatchObject({
      count: 3,
    });
    expect(Date.now() - before).toBeGreaterThanOrEqual(38);
  });

  it('gives up on a source that asks for pauses again and again', async () => {
    const asked = source(429);
    const tested = queue();
    await expect(tested.ask(asked)).rejects.toThrow(
      'was left alone for the rest of the round: it asks for fewer requests (429)',
    );
    expect(asked).toHaveBeenCalledTimes(11);
    await expect(tested.ask(asked)).rejects.toThrow(SourceLeftAloneError);
    expect(asked).toHaveBeenCalledTimes(11);
  });

  it('grants no pause of an hour', async () => {
    const asked = jest.fn(async () => ({
      status: 429,
      retryAfterMs: 3_600_000,
    }));
    await expect(queue().ask(asked)).rejects.toThrow(SourceLeftAloneError);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('leaves a source alone that does not answer five times in a row', async () => {
    const tested = queue();
    const asked = source(new Error('reset'));
    for (let i = 0; i < 4; i += 1) await tested.ask(asked).catch(() => {});
    await tested.ask(source(200));
    for (let i = 0; i < 8; i += 1) await tested.ask(asked).catch(() => {});
    expect(asked).toHaveBeenCalledTimes(9);
  });

  it('repeats, where it is told to, what may have been bad luck', async () => {
    expect(
      await queue(2).ask(source(503, new Error('reset'), 200)),
    ).toMatchObject({ count: 3 });
    expect(await queue(1).ask(source(503))).toMatchObject({
      status: 503,
      count: 2,
    });
    expect(await queue(2).ask(source(500))).toMatchObject({ count: 1 });
  });
});
