/**
 * Whether what is sent to an address can be read on the way: http, unless it is to this machine, where `kubectl proxy`
 * listens.
 *
 * @example
 * ```ts
 * sendsPlain('http://10.0.0.1:6443') // true
 * sendsPlain('http://localhost:8001') // false
 * ```
 */
export function sendsPlain(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'http:' &&
    !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
  );
}
