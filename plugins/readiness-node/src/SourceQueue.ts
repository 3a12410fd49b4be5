import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';

/** The longest pause that a source is granted; one that asks for more is asked again in the next round. */
const longestPauseMs = 60_000;
/** When a source asks for a pause and does not say how long. */
const usualPauseMs = 5_000;
/** Pauses of one round. */
const mostPauses = 10;
/** Requests in a row without any answer, after which a source counts as down. */
const mostFailures = 5;
/** Before a request is repeated; doubled every time, and up to half of it more by chance. */
const firstRetryMs = 500;

/**
 * An answer, as far as the queue must know it.
 *
 * @public
 */
export interface SourceAnswer {
  /** Of HTTP. */
  status: number;
  /** How long the source wants to be left alone, with a 429. */
  retryAfterMs?: number;
}

/**
 * Nothing more is asked of a source in this round, for a reason in words.
 *
 * @public
 */
export class SourceLeftAloneError extends Error {
  constructor(reason: string) {
    super(`was left alone for the rest of the round: ${reason}`);
    this.name = 'SourceLeftAloneError';
  }
}

/**
 * What is asked of one source in one round: so many requests at once, pauses where the source asks for them (429), and
 * an end where it does not answer at all. Without the end, a source that is down would cost a time-out for every
 * request.
 *
 * @public
 *
 * @example
 * ```ts
 * const queue = new SourceQueue({ concurrency: 4, signal });
 * const answer = await queue.ask(async () => fetch(url, { signal }));
 * ```
 */
export class SourceQueue {
  readonly #limit: pLimit.Limit;
  readonly #signal: AbortSignal;
  readonly #retries: number;
  #pausedUntil = 0;
  #pauses = 0;
  #failures = 0;
  #leftAlone?: SourceLeftAloneError;

  constructor(options: {
    /** Requests under way at once. */
    concurrency: number;
    /** Of the round. */
    signal: AbortSignal;
    /** How often a request without an answer, or with 502, 503 or 504, is repeated. Never, if absent. */
    retries?: number;
  }) {
    this.#limit = pLimit(options.concurrency);
    this.#signal = options.signal;
    this.#retries = options.retries ?? 0;
  }

  /**
   * Asks when it is the turn of this request.
   *
   * @throws SourceLeftAloneError when the source is not asked any more, and whatever `request` throws. When that is a
   * SourceLeftAloneError, nothing more is asked either.
   */
  ask<T extends SourceAnswer>(request: () => Promise<T>): Promise<T> {
    return this.#limit(async () => {
      for (let retry = 0; ; ) {
        await this.#turn();
        const answer = await this.#attempt(request).catch(error => {
          const isLast = retry >= this.#retries || this.#signal.aborted;
          if (isLast || this.#leftAlone) throw error;
          return undefined;
        });
        if (answer?.status === 429) {
          this.#pause(answer.retryAfterMs ?? usualPauseMs);
        } else if (answer && !this.#isWorthRepeating(answer, retry)) {
          return answer;
        } else {
          const ms = firstRetryMs * 2 ** retry * (1 + Math.random() / 2);
          await sleep(ms, undefined, { signal: this.#signal });
          retry += 1;
        }
      }
    });
  }

  #isWorthRepeating({ status }: SourceAnswer, retry: number): boolean {
    return retry < this.#retries && [502, 503, 504].includes(status);
  }

  async #turn(): Promise<void> {
    // Another request may have been told to wait longer meanwhile.
    for (;;) {
      if (this.#leftAlone) throw this.#leftAlone;
      const rest = this.#pausedUntil - Date.now();
      if (rest <= 0) return;
      await sleep(rest, undefined, { signal: this.#signal });
    }
  }

  async #attempt<T>(request: () => Promise<T>): Promise<T> {
    try {
      const answer = await request();
      this.#failures = 0;
      return answer;
    } catch (error) {
      this.#failures += 1;
      if (error instanceof SourceLeftAloneError) {
        this.#leftAlone ??= error;
      } else if (this.#failures >= mostFailures) {
        this.#leftAlone ??= new SourceLeftAloneError(
          `it failed ${mostFailures} times in a row`,
        );
      }
      throw error;
    }
  }

  #pause(wantedMs: number): void {
    const now = Date.now();
    // Requests that were under way together are told to wait together: one pause.
    if (now >= this.#pausedUntil) this.#pauses += 1;
    if (wantedMs > longestPauseMs || this.#pauses > mostPauses) {
      this.#leftAlone ??= new SourceLeftAloneError(
        'it asks for fewer requests (429)',
      );
    }
    this.#pausedUntil = Math.max(this.#pausedUntil, now + wantedMs);
  }
}
