import { z } from 'zod';
import { hasAnnotationKeys } from '../rules/hasAnnotationKeys';
import { hasLabelKeys } from '../rules/hasLabelKeys';
import { isUpTo } from '../rules/isUpTo';
import { withRules } from '../rules/withRules';
import { nameText } from './texts';

const labelValue = z.union([z.string(), z.array(z.string())], {
  error: 'it must be a text or a list of texts',
});

/** `metadata` of every object, and of what is written in place. */
export const metadata = z.strictObject({
  name: nameText,
  displayName: withRules(z.string(), isUpTo('display-name', 63)).optional(),
  labels: withRules(z.record(z.string(), labelValue), hasLabelKeys).optional(),
  annotations: withRules(
    z.record(z.string(), z.string()),
    hasAnnotationKeys,
  ).optional(),
});
