import { SourceLeftAloneError } from '@service-readiness/backstage-plugin-readiness-node';
import { RefusedAddressError } from './guardedConnector';

const words: Record<string, string> = {
  ENOTFOUND: 'has a name that cannot be resolved',
  EAI_AGAIN: 'has a name that cannot be resolved at the moment',
  ECONNREFUSED: 'refuses connections',
  ECONNRESET: 'broke the connection off',
  UND_ERR_SOCKET: 'broke the connection off',
};

const timeouts = new Set([
  'TimeoutError',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'ETIMEDOUT',
]);

/**
 * Why there was no answer, for people: a reason and no address of the network.
 *
 * @example
 * ```ts
 * whyNoAnswer(Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:443'), { code: 'ECONNREFUSED' }), 10)
 * // 'refuses connections'
 * ```
 */
export function whyNoAnswer(error: unknown, timeoutSeconds: number): string {
  if (
    error instanceof RefusedAddressError ||
    error instanceof SourceLeftAloneError
  ) {
    return error.message;
  }
  const { name, code } = error as { name?: string; code?: unknown };
  // `code` of an aborted signal's reason is a number of the DOM's.
  const reason = typeof code === 'string' ? code : name ?? '';
  if (timeouts.has(reason)) {
    return `did not answer within ${
      timeoutSeconds === 1 ? 'a second' : `${timeoutSeconds} seconds`
    }`;
  }
  if (/CERT|SIGNATURE|TLS|SSL/.test(reason)) {
    return `has a certificate that is not trusted (${reason})`;
  }
  return words[reason] ?? `could not be asked (${reason || 'unknown error'})`;
}
