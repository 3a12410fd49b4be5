/**
 * The address of a link for people to follow: as it is written, but for a user and a password that somebody left in
 * it. Whoever may see the page may sign in there by themselves.
 *
 * @example
 * ```ts
 * linkAddress('https://bot:hunter2@wiki.example.com/refunds?v=2') // 'https://wiki.example.com/refunds?v=2'
 * ```
 */
export function linkAddress(written: string): string {
  const url = new URL(written);
  if (!url.username && !url.password) return written;
  url.username = '';
  url.password = '';
  return url.href;
}
