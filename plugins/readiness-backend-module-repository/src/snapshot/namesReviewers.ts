/**
 * Whether a CODEOWNERS file names an owner for anything: comments, and section headings of GitLab without an owner, do
 * not count.
 *
 * @example
 * ```ts
 * namesReviewers('# nobody yet') // false
 * namesReviewers('* @acme/payments') // true
 * ```
 */
export function namesReviewers(text: string): boolean {
  return text
    .split(/[\r\n]+/)
    .map(line => line.replace(/(^|\s)#[^]*$/, ''))
    .some(line => /\S\s+(@|\S+@)\S+/.test(line));
}
