const longest = 1000;

/** Credentials in addresses and their queries, in headers, and in what is named like a secret. */
const secrets: Array<[RegExp, string]> = [
  [/(:\/\/)[^\s/@]+@/g, '$1…@'],
  // Which parameter is a secret nobody can tell: `sig`, `code` and `key` are. The end of a sentence is not one's own.
  [/\?[\w.~%-]+=[^\s"'<>]*[^\s"'<>.,:;)]/g, '?…'],
  [/\b(bearer|basic|token)\s+(?=[^\s\d]*\d)[\w.~+/=-]{8,}/gi, '$1 …'],
  [
    /([\w-]{0,40}(?:token|secret|password|passwd|api[_-]?key|signature)["']?\s*[=:]\s*["']?)[^\s&"',;]+/gi,
    '$1…',
  ],
];

/**
 * An error as people may read it: bounded, and without the credentials that clients like to put into theirs. What a
 * source says of one service is shown to everybody who sees that service.
 *
 * @example
 * ```ts
 * inWords(new Error('401 from https://bot:hunter2@example.com')) // '401 from https://…@example.com'
 * ```
 *
 * @public
 */
export function inWords(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const readable = secrets.reduce(
    (said, [secret, without]) => said.replace(secret, without),
    // Long enough to keep a credential that begins within the limit whole until it is found.
    text.slice(0, 4 * longest),
  );
  return readable.slice(0, longest) || 'Unknown error';
}
