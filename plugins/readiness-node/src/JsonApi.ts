import { readBounded } from './readBounded';
import { retryAfterMs } from './retryAfterMs';
import { SourceLeftAloneError, SourceQueue } from './SourceQueue';

const usualTimeoutMs = 30_000;
const maxBytes = 25_000_000;
const retries = 2;
/** GitHub, where it says neither: "wait for at least one minute before retrying". */
const unsaidPauseMs = 60_000;

/**
 * An answer of an API, with its body as JSON.
 *
 * @public
 */
export interface JsonAnswer {
  status: number;
  headers: Headers;
  /** From outside: nothing of it is known. Undefined when the body is no JSON. */
  json: unknown;
}

/**
 * A JSON API in one round: so many requests in all and at once, each with a time-out and a bound on its answer, pauses
 * where the API asks for them, and an end where it does not answer or accept us. Nothing that it throws holds a header,
 * a query or a body.
 *
 * @public
 *
 * @example
 * ```ts
 * const api = new JsonApi({ signal, concurrency: 4, budget: 2000 });
 * const { status, json } = await api.ask(url, { headers: { authorization } });
 * ```
 */
export class JsonApi {
  readonly #queue: SourceQueue;
  readonly #signal: AbortSignal;
  readonly #budget: number;
  readonly #timeoutMs: number;
  #asked = 0;

  constructor(options: {
    signal: AbortSignal;
    concurrency: number;
    /** Requests of the round; repeated ones count. */
    budget: number;
    /** Of each request; 30 seconds, if absent. */
    timeoutMs?: number;
  }) {
    this.#queue = new SourceQueue({ ...options, retries });
    this.#signal = options.signal;
    this.#budget = options.budget;
    this.#timeoutMs = options.timeoutMs ?? usualTimeoutMs;
  }

  /** Requests so far. */
  get asked(): number {
    return this.#asked;
  }

  /**
   * Asks. Redirects are answers: credentials go where they were meant for.
   *
   * @throws SourceLeftAloneError when nothing more is to be asked in this round; Error in words when there is no answer
   * that can be used.
   */
  async ask(
    url: URL,
    request: { headers: Record<string, string>; body?: string },
  ): Promise<JsonAnswer> {
    return this.#queue.ask(async () => {
      if (this.#asked >= this.#budget) {
        throw new SourceLeftAloneError(
          `its budget of ${this.#budget} requests is spent`,
        );
      }
      this.#asked += 1;
      const { status, headers, text } = await this.#fetch(url, request);
      if (status === 401) {
        throw new Error(
          `${url.host} does not accept the credentials of its integration (401)`,
        );
      }
      const pauseMs = pauseAskedFor(status, headers, text);
      return pauseMs === undefined
        ? { status, headers, json: parse(text) }
        : { status: 429, headers, json: undefined, retryAfterMs: pauseMs };
    });
  }

  async #fetch(
    url: URL,
    { headers, body }: { headers: Record<string, string>; body?: string },
  ) {
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    try {
      const response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.any([this.#signal, timeout]),
      });
      const text = await readBounded(
        response.body ?? [],
        maxBytes,
        () => new Error(`${url.host} answered more than ${maxBytes} bytes`),
      );
      return { status: response.status, headers: response.headers, text };
    } catch (error) {
      throw new Error(this.#whyNoAnswer(url, timeout, error));
    }
  }

  #whyNoAnswer(url: URL, timeout: AbortSignal, error: unknown): string {
    if (this.#signal.aborted) return 'the time of the round was up';
    if (timeout.aborted) {
      return `${url.host} did not answer in ${this.#timeoutMs / 1000} s`;
    }
    // What fetch says is "fetch failed"; why stands in its cause.
    const { cause, message } = error as Error;
    const why =
      cause instanceof Error
        ? (cause as NodeJS.ErrnoException).code ?? cause.message
        : message;
    return `${url.host} did not answer: ${why}`;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * How long an answer asks to be left alone: 429, and the 403 of GitHub, which is a refusal for good unless it says that
 * it counts requests. `RateLimit-Reset` of GitLab and `X-RateLimit-Reset` of GitHub are seconds since the epoch.
 */
function pauseAskedFor(
  status: number,
  headers: Headers,
  text: string,
): number | undefined {
  if (status !== 429 && status !== 403) return undefined;
  const now = Date.now();
  const asked = retryAfterMs(headers.get('retry-after'), now);
  if (asked !== undefined) return asked;
  const header = (name: string) =>
    headers.get(`x-ratelimit-${name}`) ?? headers.get(`ratelimit-${name}`);
  const reset = Number(header('reset') ?? NaN) * 1000 - now;
  if (header('remaining') === '0' && Number.isFinite(reset)) {
    return Math.max(0, reset);
  }
  const isLimit = status === 429 || /rate limit/i.test(text.slice(0, 2000));
  return isLimit ? unsaidPauseMs : undefined;
}
