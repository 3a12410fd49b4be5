import { z } from 'zod';
import { hasOneCondition } from '../rules/hasOneCondition';
import { hasNotificationTarget } from '../rules/hasNotificationTarget';
import { withRules } from '../rules/withRules';
import { alertConditionSpec } from './alertCondition';
import { alertNotificationTargetSpec } from './alertNotificationTarget';
import { inlineOrReference } from './inlineOrReference';
import { objectOf } from './objectOf';
import { descriptionText } from './texts';

export const alertPolicySpec = z.strictObject({
  description: descriptionText.optional(),
  alertWhenNoData: z.boolean().optional(),
  alertWhenResolved: z.boolean().optional(),
  alertWhenBreaching: z.boolean().optional(),
  conditions: withRules(
    z.array(
      inlineOrReference('conditionRef', 'AlertCondition', alertConditionSpec),
    ),
    hasOneCondition,
  ),
  notificationTargets: withRules(
    z.array(
      inlineOrReference(
        'targetRef',
        'AlertNotificationTarget',
        alertNotificationTargetSpec,
      ),
    ),
    hasNotificationTarget,
  ),
});

export const alertPolicy = objectOf('AlertPolicy', alertPolicySpec);
