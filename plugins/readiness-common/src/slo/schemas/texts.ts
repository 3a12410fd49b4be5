import { z } from 'zod';
import { isDuration } from '../rules/isDuration';
import { isName } from '../rules/isName';
import { isUpTo } from '../rules/isUpTo';
import { withRules } from '../rules/withRules';

/** A text that must be there. */
export const requiredText = z.string().min(1);

/** The name of an object, or a reference to one. */
export const nameText = withRules(requiredText, isName);

export const descriptionText = withRules(
  z.string(),
  isUpTo('description', 1050),
);

export const durationText = withRules(requiredText, isDuration);

export const operator = z.enum(['lte', 'gte', 'lt', 'gt']);
