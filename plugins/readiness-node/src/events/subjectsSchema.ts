import { z } from 'zod';

/**
 * Subjects of tokens in a configuration, as they are, or with a `*` at the end, after `:` or `/`: whose name merely
 * begins alike is not meant.
 *
 * @public
 *
 * @example
 * ```ts
 * subjectsSchema.parse(['external:ci', 'external:github:repo:acme/*'])
 * ```
 */
export const subjectsSchema = z
  .array(
    z
      .string()
      .regex(
        /^[^\s*]+$|^[^\s*]*[:/]\*$/,
        "must be the subject of a token, such as 'external:ci'; a * may stand at its end, after : or /",
      ),
    { error: 'must be a list of subjects of tokens, such as [external:ci]' },
  )
  .min(1, 'names nobody who may deliver; add the subject of a token');
