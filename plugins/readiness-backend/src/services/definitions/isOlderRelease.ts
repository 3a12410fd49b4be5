const { compare } = new Intl.Collator('en', { numeric: true });

/**
 * Whether a release came before another; one before a release of the same number (`1.2.0-rc.1`) did.
 *
 * @example
 * ```ts
 * isOlderRelease('0.9.0', '0.10.0') // true
 * ```
 */
export function isOlderRelease(release: string, other: string): boolean {
  const [number = '', before] = split(release);
  const [otherNumber = '', otherBefore] = split(other);
  const order = compare(number, otherNumber);
  if (order !== 0) return order < 0;
  if (before === undefined || otherBefore === undefined) {
    return before !== undefined && otherBefore === undefined;
  }
  return compare(before, otherBefore) < 0;
}

function split(release: string): string[] {
  const at = release.indexOf('-');
  return at < 0 ? [release] : [release.slice(0, at), release.slice(at + 1)];
}
