import { z } from 'zod';
import { objectOf } from './objectOf';
import { descriptionText, durationText, operator, requiredText } from './texts';

export const alertConditionSpec = z.strictObject({
  description: descriptionText.optional(),
  severity: requiredText,
  condition: z.strictObject({
    // The specification's text has a default for it; its own validator asks for it.
    kind: z.literal('burnrate'),
    op: operator,
    threshold: z.number(),
    lookbackWindow: durationText,
    alertAfter: durationText.optional(),
  }),
});

export const alertCondition = objectOf('AlertCondition', alertConditionSpec);
