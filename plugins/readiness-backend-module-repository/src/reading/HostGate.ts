/** Failures in a row after which a host is taken to be down. */
const mostFailures = 5;

/**
 * Says in one round whether a host may still be asked. A host that counts requests, or that fails again and again, is
 * left alone until the next round.
 */
export class HostGate {
  readonly #failures = new Map<string, number>();
  readonly #closed = new Map<string, string>();

  /** Why the host is not asked any more, or undefined when it may be. */
  closedBecause(host: string): string | undefined {
    return this.#closed.get(host);
  }

  succeeded(host: string): void {
    this.#failures.delete(host);
  }

  failed(host: string, error: unknown): void {
    const { name, message } = error instanceof Error ? error : new Error();
    // What one repository is missing says nothing about the next.
    if (name === 'NotFoundError' || name === 'NotAllowedError') return;
    if (/\b429\b|rate limit|too many requests/i.test(message)) {
      this.#closed.set(
        host,
        `${host} has asked for fewer requests; what is left is read in a later round`,
      );
      return;
    }
    const failures = (this.#failures.get(host) ?? 0) + 1;
    this.#failures.set(host, failures);
    if (failures >= mostFailures) {
      this.#closed.set(
        host,
        `${host} failed ${failures} times in a row; it is asked again in the next round`,
      );
    }
  }
}
