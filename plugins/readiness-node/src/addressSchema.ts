import { z } from 'zod';

/**
 * The address of an API in the configuration of a collector: http or https, without a user and a password, which no
 * client sends, and without slashes at its end.
 *
 * @param example - what a mistake is answered with
 * @public
 *
 * @example
 * ```ts
 * z.strictObject({ baseUrl: addressSchema('https://api.scorecard.dev'), token: z.string().optional() })
 * ```
 */
export function addressSchema(example: string): z.ZodType<string> {
  const mistake = `must be an address, such as ${example}`;
  return z.string({ error: mistake }).transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (!url || !/^https?:$/.test(url.protocol)) return refuse(mistake);
    return url.username || url.password
      ? refuse(
          'carries a user or a password; leave them out, and give a token beside it',
        )
      : text.replace(/\/+$/, '');
  });
}
