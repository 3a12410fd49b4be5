import { z } from 'zod';

/** A moment as GitHub writes them, as milliseconds since the epoch. */
export const momentSchema = z.string().transform((text, context) => {
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return at;
  context.addIssue({ code: 'custom', message: 'is no moment' });
  return z.NEVER;
});
