/**
 * The address of a repository as it may be kept and shown. A pipeline that clones with a token has it in the address of
 * the remote: user, password and query are left out.
 *
 * @example
 * ```ts
 * repositoryAddress('https://ci:hunter2@git.example.com/acme/refunds.git') // 'https://git.example.com/acme/refunds.git'
 * ```
 */
export function repositoryAddress(written: string): string {
  return written
    .replace(/^([a-z][\w+.-]*:\/\/)[^/?#]*@/i, '$1')
    .replace(/[?#].*$/s, '');
}
