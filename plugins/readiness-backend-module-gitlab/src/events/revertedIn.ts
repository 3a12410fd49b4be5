/**
 * What a description says that it takes back: `This reverts merge request !12`, which GitLab's button writes, or `This
 * reverts commit 1a2b3c4…`, which git writes.
 *
 * @param path - of the project
 *
 * @example
 * ```ts
 * revertedIn('This reverts merge request !12', 'acme/shop') // 'acme/shop!12'
 * ```
 */
export function revertedIn(text: string, path: string): string | undefined {
  const [, project = path, iid] =
    /\bThis reverts merge request ([\w./-]{1,300})?!(\d{1,10})\b/.exec(text) ??
    [];
  if (iid) return `${project}!${iid}`;
  return /\bThis reverts commit ([0-9a-f]{7,64})\b/.exec(text)?.[1];
}
