import {
  readBounded,
  perRound,
  retryAfterMs,
  SourceQueue,
  type CollectionContext,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { ScorecardConfig } from '../readSecurityConfig';
import { tooLarge } from '../reading/tooLarge';
import { parseScorecard, type ScorecardReport } from './parseScorecard';

const timeoutMs = 15_000;
const concurrency = 4;
/** A result is some tens of kilobytes. */
const maxBytes = 2_000_000;

type Context = Pick<CollectionContext, 'signal'>;

/** A service that knows the results of repositories, as api.scorecard.dev does. Each is asked for once a round. */
export class ScorecardApi {
  readonly #round = perRound(({ signal }: Context) => ({
    signal,
    queue: new SourceQueue({ concurrency, signal, retries: 2 }),
    reports: new Map<string, Promise<ScorecardReport | undefined>>(),
  }));

  constructor(private readonly config: NonNullable<ScorecardConfig['api']>) {}

  /**
   * The result of a repository; undefined when the service has none.
   *
   * @throws Error when the service does not answer, or with something else.
   */
  resultOf(
    project: string,
    context: Context,
  ): Promise<ScorecardReport | undefined> {
    const { reports } = this.#round(context);
    let report = reports.get(project);
    if (!report) {
      report = this.#ask(project, context);
      reports.set(project, report);
    }
    return report;
  }

  async #ask(project: string, context: Context) {
    const { queue, signal } = this.#round(context);
    const { baseUrl, token } = this.config;
    const { status, text } = await queue
      .ask(async () => {
        const response = await fetch(`${baseUrl}/projects/${project}`, {
          headers: {
            accept: 'application/json',
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
          },
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        });
        const retryAfter = response.headers.get('retry-after');
        return {
          status: response.status,
          retryAfterMs: retryAfterMs(retryAfter, Date.now()),
          text: response.body
            ? await readBounded(response.body, maxBytes, () =>
                tooLarge(maxBytes),
              )
            : '',
        };
      })
      .catch(error => {
        const { name, message } = error as Error;
        if (name === 'InputError') {
          throw new Error(`What the Scorecard service answered ${message}`);
        }
        const why =
          name === 'SourceLeftAloneError' ? message : 'did not answer';
        throw new Error(`The Scorecard service ${why}`);
      });
    if (status === 404) return undefined;
    if (status !== 200) {
      throw new Error(`The Scorecard service answered ${status}`);
    }
    try {
      return parseScorecard(text);
    } catch (error) {
      const { message } = error as Error;
      throw new Error(`What the Scorecard service answered ${message}`);
    }
  }
}
