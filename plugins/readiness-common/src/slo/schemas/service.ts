import { z } from 'zod';
import { objectOf } from './objectOf';
import { descriptionText } from './texts';

export const service = objectOf(
  'Service',
  z.strictObject({ description: descriptionText.optional() }).optional(),
);
