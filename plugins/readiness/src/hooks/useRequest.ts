import { toError } from '@backstage/errors';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Where a request stands. A value and an error together mean: this was true, and asking again failed. */
export interface RequestState<T> {
  value?: T;
  error?: Error;
  loading: boolean;
  retry(): void;
  /** Puts an answer that came another way in the place of the last one. */
  replace(value: T): void;
}

interface Answer<T> {
  key: string;
  attempt: number;
  value?: T;
  error?: Error;
}

/**
 * Asks once for every `key`, drops answers that come after the key has changed, and ends requests that nobody waits
 * for any more.
 */
export function useRequest<T>(
  key: string,
  ask: (signal: AbortSignal) => Promise<T>,
  options: {
    /** Not asked while false. */
    enabled?: boolean;
    /** The answer to the last key stays visible while the next is on its way. */
    keepPrevious?: boolean;
    /** How long after an answer to ask again; never, if undefined. */
    pollMs?: (value: T | undefined) => number | undefined;
  } = {},
): RequestState<T> {
  const { enabled = true, keepPrevious = false, pollMs } = options;
  const [answer, setAnswer] = useState<Answer<T>>();
  const [attempt, setAttempt] = useState(0);
  const latestAsk = useRef(ask);
  latestAsk.current = ask;

  useEffect(() => {
    if (!enabled) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    latestAsk.current(signal).then(
      value => {
        if (!signal.aborted) setAnswer({ key, attempt, value });
      },
      cause => {
        if (signal.aborted) return;
        const error = toError(cause);
        setAnswer(last => ({
          key,
          attempt,
          error,
          value: last?.key === key ? last.value : undefined,
        }));
      },
    );
    return () => controller.abort();
  }, [key, attempt, enabled]);

  const retry = useCallback(() => setAttempt(last => last + 1), []);
  const replace = useCallback(
    (value: T) =>
      setAnswer(last => ({ key, attempt: last?.attempt ?? 0, value })),
    [key],
  );

  const sameKey = answer?.key === key;
  const settled = sameKey && answer.attempt === attempt;

  const pollAfterMs = settled ? pollMs?.(answer.value) : undefined;
  useEffect(() => {
    if (pollAfterMs === undefined) return undefined;
    const timer = setTimeout(retry, pollAfterMs);
    return () => clearTimeout(timer);
  }, [pollAfterMs, answer, retry]);

  return {
    value: sameKey || keepPrevious ? answer?.value : undefined,
    error: settled ? answer.error : undefined,
    loading: enabled && !settled,
    retry,
    replace,
  };
}
