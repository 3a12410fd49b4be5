import { z } from 'zod';
import { hasConnectionDetails } from '../rules/hasConnectionDetails';
import { withRules } from '../rules/withRules';
import { objectOf } from './objectOf';
import { descriptionText, requiredText } from './texts';

export const dataSource = objectOf(
  'DataSource',
  withRules(
    z.strictObject({
      description: descriptionText.optional(),
      type: requiredText,
      // Whatever the source needs.
      connectionDetails: z.unknown().optional(),
    }),
    hasConnectionDetails,
  ),
);
