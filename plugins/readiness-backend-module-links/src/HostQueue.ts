import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { HostAnswer } from './askHost';

/** The longest pause that a host is granted; one that asks for more is asked again in the next round. */
const longestPauseMs = 60_000;
/** When a host asks for a pause and does not say how long. */
const usualPauseMs = 5_000;
/** Pauses of one round. */
const mostPauses = 10;
/** Requests in a row without any answer, after which a host counts as down. */
const mostFailures = 5;

/** Nothing more is asked of a host in this round, for a reason in words. */
export class LeftAloneError extends Error {}

/**
 * What is asked of one host in one round: so many requests at once, pauses where the host asks for them, and an end
 * where it does not answer at all. Without the end, a host that is down would cost a time-out for every link.
 */
export class HostQueue {
  readonly #limit: pLimit.Limit;
  #pausedUntil = 0;
  #pauses = 0;
  #failures = 0;
  #leftAlone?: string;

  constructor(
    private readonly options: { concurrency: number; signal: AbortSignal },
  ) {
    this.#limit = pLimit(options.concurrency);
  }

  /**
   * Asks when it is the turn of this request.
   *
   * @throws LeftAloneError when the host is not asked any more, and whatever `ask` throws.
   */
  ask(request: () => Promise<HostAnswer>): Promise<HostAnswer> {
    return this.#limit(async () => {
      for (;;) {
        await this.#turn();
        const answer = await this.#attempt(request);
        if (answer.status !== 429) return answer;
        this.#pause(answer.retryAfterMs ?? usualPauseMs);
      }
    });
  }

  async #turn(): Promise<void> {
    // Another request may have been told to wait longer meanwhile.
    for (;;) {
      if (this.#leftAlone) throw new LeftAloneError(this.#leftAlone);
      const rest = this.#pausedUntil - Date.now();
      if (rest <= 0) return;
      await sleep(rest, undefined, { signal: this.options.signal });
    }
  }

  async #attempt(request: () => Promise<HostAnswer>): Promise<HostAnswer> {
    try {
      const answer = await request();
      this.#failures = 0;
      return answer;
    } catch (error) {
      this.#failures += 1;
      if (this.#failures >= mostFailures) {
        this.#leftAlone ??= `was left alone for the rest of the round: its host failed ${mostFailures} times in a row`;
      }
      throw error;
    }
  }

  #pause(wantedMs: number): void {
    const until = Date.now() + wantedMs;
    // Requests that were under way together are told to wait together: one pause.
    const isAnother = Date.now() >= this.#pausedUntil;
    if (isAnother) this.#pauses += 1;
    if (wantedMs > longestPauseMs || this.#pauses > mostPauses) {
      this.#leftAlone ??=
        'was left alone for the rest of the round: its host asks for fewer requests (429)';
    }
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
  }
}
