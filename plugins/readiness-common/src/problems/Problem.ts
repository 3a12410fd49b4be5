/**
 * One mistake in something a person wrote (a check, a scorecard, configuration), said so that it can be
 * mended: where it stands, what is wrong, and what would be right.
 *
 * @public
 */
export interface Problem {
  /** File or address in which the mistake stands. */
  source: string;
  /** Where in the document: `levels[1].checks[0]`. Absent when the document as a whole is wrong. */
  path?: string;
  /** One-based line, where the text is known. */
  line?: number;
  /** What is wrong, in one sentence. */
  message: string;
  /** What to write instead: the nearest valid name, the expected type, the allowed values. */
  mend?: string;
}
