import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  readEventSourceConfig,
  subjectsSchema,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';

const schema = z.strictObject(
  {
    subjects: subjectsSchema,
    incidentEnvironments: z
      .array(
        z
          .string({
            error: 'must be the id of an environment, such as prod1 or prod*',
          })
          .min(1),
      )
      .min(1, 'names no environment; leave it out for all of them')
      .optional(),
  },
  { error: 'must be a mapping, with the subjects of those who may deliver' },
);

/** Who may deliver CDEvents, and which of them count. */
export type CdeventsConfig = z.output<typeof schema>;

/**
 * Reads `readiness.delivery.cdevents`.
 *
 * @throws InputError with every mistake and its path.
 */
export function readCdeventsConfig(
  root: RootConfigService,
): CdeventsConfig | undefined {
  return readEventSourceConfig<CdeventsConfig>(root, 'cdevents', schema);
}
