/**
 * Waits for work no longer than a signal and a time allow. Not every reader heeds the signal that it is given.
 *
 * @param options - `signal`: of the round
 * @throws Error saying how long it was waited for, or that the round was stopped; whatever the work throws before.
 * @public
 *
 * @example
 * ```ts
 * await withinTime({ signal, seconds: 30 }, inTime => urlReader.readUrl(url, { signal: inTime }));
 * ```
 */
export async function withinTime<T>(
  options: { signal: AbortSignal; seconds: number },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal: round, seconds } = options;
  const signal = AbortSignal.any([round, AbortSignal.timeout(seconds * 1000)]);
  const why = () =>
    new Error(
      round.aborted ? 'Stopped: the time was up' : `No answer in ${seconds} s`,
    );
  if (signal.aborted) throw why();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(why());
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work(signal), aborted]);
  } catch (error) {
    // A reader that heeds the signal says so in words of its own.
    throw signal.aborted ? why() : error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
