import { z } from 'zod';
import { isInlineOrReference } from '../rules/isInlineOrReference';
import { withRules } from '../rules/withRules';
import { metadata } from './metadata';
import { nameText } from './texts';

/** A part that is written in place, like a document without `apiVersion`, or referred to by name. */
export function inlineOrReference<
  R extends string,
  K extends string,
  S extends z.ZodType,
>(reference: R, kind: K, spec: S) {
  const referenceShape = { [reference]: nameText.optional() } as Record<
    R,
    z.ZodOptional<typeof nameText>
  >;
  return withRules(
    z.strictObject({
      ...referenceShape,
      kind: z.literal(kind).optional(),
      metadata: metadata.optional(),
      spec: spec.optional(),
    }),
    isInlineOrReference(reference, kind),
  );
}
