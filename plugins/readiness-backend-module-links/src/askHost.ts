import { retryAfterMs } from '@service-readiness/backstage-plugin-readiness-node';
import { request, type Dispatcher } from 'undici';

/** What a host said, as far as it matters here. */
export interface HostAnswer {
  status: number;
  /** Where it sends us, for a redirect. */
  location?: string;
  retryAfterMs?: number;
}

/** Sent with every request, and nothing else: no cookie, no credentials, no referrer. */
const headers = { 'user-agent': 'service-readiness', accept: '*/*' };

/**
 * One request, to one address; redirects are not followed. Nothing of the body is read.
 *
 * @throws when there is no answer in time.
 */
export async function askHost(
  url: URL,
  options: {
    method: 'HEAD' | 'GET';
    dispatcher: Dispatcher;
    timeoutMs: number;
    signal: AbortSignal;
  },
): Promise<HostAnswer> {
  const { method, dispatcher, timeoutMs, signal } = options;
  const answer = await request(url, {
    method,
    dispatcher,
    headers,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  // Ends the connection of a GET: cheaper than reading a page that nobody wants.
  answer.body.on('error', () => {});
  answer.body.destroy();
  return {
    status: answer.statusCode,
    location: first(answer.headers.location),
    retryAfterMs: retryAfterMs(
      first(answer.headers['retry-after']),
      Date.now(),
    ),
  };
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
