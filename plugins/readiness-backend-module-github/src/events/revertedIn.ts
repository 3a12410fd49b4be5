/**
 * What a text says that it takes back: `Reverts owner/name#12`, which GitHub's button writes, or `Reverts #12` of the
 * same repository, or `This reverts commit 1a2b3c4…`, which git writes.
 *
 * @param name - `owner/name` of the repository
 *
 * @example
 * ```ts
 * revertedIn('Reverts octo/shop#12', 'octo/shop') // 'octo/shop#12'
 * ```
 */
export function revertedIn(text: string, name: string): string | undefined {
  const [, repository = name, number] =
    /^Reverts (?:([\w.-]{1,100}\/[\w.-]{1,100}))?#(\d{1,10})\b/m.exec(text) ??
    [];
  if (number) return `${repository}#${number}`;
  return /\bThis reverts commit ([0-9a-f]{7,64})\b/.exec(text)?.[1];
}
