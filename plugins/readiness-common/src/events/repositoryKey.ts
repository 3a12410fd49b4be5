import { repositoryPath } from './repositoryPath';

/**
 * A repository in the form in which two addresses of it are the same text: its `repositoryPath` in lower case.
 *
 * @example
 * ```ts
 * repositoryKey('git@GitHub.com:Acme/Refunds.git') // 'github.com/acme/refunds'
 * ```
 *
 * @public
 */
export function repositoryKey(address: string): string | undefined {
  return repositoryPath(address)?.toLowerCase();
}
