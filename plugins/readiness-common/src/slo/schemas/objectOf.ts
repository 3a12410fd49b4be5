import { z } from 'zod';
import { metadata } from './metadata';

/** A whole document of a kind. */
export function objectOf<K extends string, S extends z.ZodType>(
  kind: K,
  spec: S,
) {
  return z.strictObject({
    apiVersion: z.literal('openslo/v1'),
    kind: z.literal(kind),
    metadata,
    spec,
  });
}
