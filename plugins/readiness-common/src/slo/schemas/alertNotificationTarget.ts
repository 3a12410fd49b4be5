import { z } from 'zod';
import { objectOf } from './objectOf';
import { descriptionText, requiredText } from './texts';

export const alertNotificationTargetSpec = z.strictObject({
  description: descriptionText.optional(),
  target: requiredText,
});

export const alertNotificationTarget = objectOf(
  'AlertNotificationTarget',
  alertNotificationTargetSpec,
);
