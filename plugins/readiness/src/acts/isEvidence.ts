import { isHttpUrl } from '../format/isHttpUrl';

/**
 * Whether a text can be evidence: an http(s) address, or nothing where it may be left out.
 *
 * @example
 * ```ts
 * isEvidence('', false) // true
 * ```
 */
export function isEvidence(text: string, required: boolean): boolean {
  const trimmed = text.trim();
  return trimmed === '' ? !required : isHttpUrl(trimmed);
}
