import { z } from 'zod';
import { comparesThresholds } from '../rules/comparesThresholds';
import { hasIndicators } from '../rules/hasIndicators';
import { hasObjectives } from '../rules/hasObjectives';
import { hasOneTimeWindow } from '../rules/hasOneTimeWindow';
import { hasTimeSlices } from '../rules/hasTimeSlices';
import { isDuration } from '../rules/isDuration';
import { isInRange } from '../rules/isInRange';
import { isRollingOrCalendar } from '../rules/isRollingOrCalendar';
import { isStartTime } from '../rules/isStartTime';
import { isTimeZone } from '../rules/isTimeZone';
import { onlyOneOf } from '../rules/onlyOneOf';
import { withRules } from '../rules/withRules';
import { alertPolicySpec } from './alertPolicy';
import { inlineOrReference } from './inlineOrReference';
import { objectOf } from './objectOf';
import { inlineSli } from './sli';
import {
  descriptionText,
  durationText,
  nameText,
  operator,
  requiredText,
} from './texts';

const timeWindow = withRules(
  z.strictObject({
    duration: durationText,
    isRolling: z.boolean().optional(),
    calendar: z
      .strictObject({
        startTime: withRules(requiredText, isStartTime),
        timeZone: withRules(requiredText, isTimeZone),
      })
      .optional(),
  }),
  isRollingOrCalendar,
);

const objective = withRules(
  z.strictObject({
    displayName: z.string().optional(),
    op: operator.optional(),
    value: z.number().optional(),
    target: withRules(
      z.number(),
      isInRange('target', { from: 0, below: 1 }),
    ).optional(),
    targetPercent: withRules(
      z.number(),
      isInRange('target', { from: 0, below: 100 }),
    ).optional(),
    timeSliceTarget: withRules(
      z.number(),
      isInRange('time-slice', { above: 0, to: 1 }),
    ).optional(),
    // A number alone is minutes.
    timeSliceWindow: z
      .union(
        [
          withRules(z.number(), isInRange('time-slice', { above: 0 })),
          withRules(requiredText, isDuration),
        ],
        { error: 'it must be a duration such as 1m, or a number of minutes' },
      )
      .optional(),
    indicator: inlineSli.optional(),
    indicatorRef: nameText.optional(),
    compositeWeight: withRules(
      z.number(),
      isInRange('composite-weight', { above: 0 }),
    ).optional(),
  }),
  onlyOneOf('target', ['target', 'targetPercent']),
);

const sloSpec = withRules(
  z.strictObject({
    description: descriptionText.optional(),
    service: requiredText,
    indicator: inlineSli.optional(),
    indicatorRef: nameText.optional(),
    timeWindow: withRules(z.array(timeWindow), hasOneTimeWindow),
    budgetingMethod: z.enum(['Occurrences', 'Timeslices', 'RatioTimeslices']),
    objectives: z.array(objective),
    alertPolicies: z
      .array(
        inlineOrReference('alertPolicyRef', 'AlertPolicy', alertPolicySpec),
      )
      .optional(),
  }),
  hasIndicators,
  hasObjectives,
  hasTimeSlices,
  comparesThresholds,
);

export const slo = objectOf('SLO', sloSpec);
