import { setTimeout as sleep } from 'node:timers/promises';

const attempts = 4;
/** The longest pause before the second attempt; it doubles with each. */
const firstPauseMs = 1_000;
/** A pipeline costs while it waits: whoever asks for a longer pause is taken for down. */
const longestPauseMs = 60_000;

/**
 * As `fetch`, and tries again when the backend is away, overloaded or out of order. Only for requests that may be
 * made twice.
 *
 * @param options - `timeoutMs`: for each attempt
 */
export function retryingFetch(options: { timeoutMs: number }): typeof fetch {
  return async (input, init) => {
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt === attempts;
      let pauseMs = Math.random() * firstPauseMs * 2 ** (attempt - 1);
      try {
        const response = await fetch(input, {
          ...init,
          signal: AbortSignal.timeout(options.timeoutMs),
        });
        if (isLast || !isWorthAnother(response)) return response;
        const asked = retryAfterMs(response.headers.get('Retry-After'));
        if (asked !== undefined && asked > longestPauseMs) return response;
        // Not all at the same moment.
        pauseMs = asked === undefined ? pauseMs : asked + pauseMs / 10;
        await response.body?.cancel();
      } catch (error) {
        if (isLast) throw error;
      }
      await sleep(pauseMs);
    }
  };
}

function isWorthAnother({ status }: Response): boolean {
  return status === 429 || status >= 500;
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header.trim())
    ? Number(header) * 1000
    : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
