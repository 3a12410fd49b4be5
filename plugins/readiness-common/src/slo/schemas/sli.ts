import { z } from 'zod';
import { hasMetricSource } from '../rules/hasMetricSource';
import { hasRatioParts } from '../rules/hasRatioParts';
import { hasRawType } from '../rules/hasRawType';
import { onlyOneOf } from '../rules/onlyOneOf';
import { withRules } from '../rules/withRules';
import { metadata } from './metadata';
import { objectOf } from './objectOf';
import { descriptionText, nameText } from './texts';

const metric = z.strictObject({
  metricSource: withRules(
    z.strictObject({
      metricSourceRef: nameText.optional(),
      type: z.string().optional(),
      // Whatever the source needs.
      spec: z.record(z.string(), z.unknown()),
    }),
    hasMetricSource,
  ),
});

const ratioMetric = withRules(
  z.strictObject({
    counter: z.boolean().optional(),
    good: metric.optional(),
    bad: metric.optional(),
    total: metric.optional(),
    rawType: z.enum(['success', 'failure']).optional(),
    raw: metric.optional(),
  }),
  hasRatioParts,
  hasRawType,
);

export const sliSpec = withRules(
  z.strictObject({
    description: descriptionText.optional(),
    thresholdMetric: metric.optional(),
    ratioMetric: ratioMetric.optional(),
  }),
  onlyOneOf('one-metric', ['thresholdMetric', 'ratioMetric']),
);

/** An indicator that is written in place. */
export const inlineSli = z.strictObject({ metadata, spec: sliSpec });

export const sli = objectOf('SLI', sliSpec);
