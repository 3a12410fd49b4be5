import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether a body was signed with one of the secrets, `X-Hub-Signature-256: sha256=<hex>`. All of them are tried whatever
 * comes out, and each comparison takes the same time. (`@octokit/webhooks-methods` verifies text, and only
 * asynchronously: what it would verify are not the bytes that came.)
 *
 * @example
 * ```ts
 * isSignedBy(["It's a Secret to Everybody"], Buffer.from('Hello, World!'), 'sha256=757107ea…') // true
 * ```
 */
export function isSignedBy(
  secrets: readonly string[],
  body: Buffer,
  signature: string | undefined,
): boolean {
  const said = /^sha256=([0-9a-f]{64})$/i.exec(signature ?? '')?.[1] ?? '';
  // Of the right length in any case: a signature without form takes as long as a wrong one.
  const given = Buffer.from(said.padStart(64, '0'), 'hex');
  let isSigned = false;
  for (const secret of secrets) {
    const expected = createHmac('sha256', secret).update(body).digest();
    if (timingSafeEqual(expected, given)) isSigned = said !== '';
  }
  return isSigned;
}
