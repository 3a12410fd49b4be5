import { z } from 'zod';

/**
 * A moment as tools write it, `2026-01-02T10:00:00Z` or `2026-01-02 10:00:00 UTC`, as milliseconds since the epoch.
 *
 * @public
 */
export const momentSchema = z.string().transform((text, context) => {
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return at;
  context.addIssue({ code: 'custom', message: 'is no moment' });
  return z.NEVER;
});
