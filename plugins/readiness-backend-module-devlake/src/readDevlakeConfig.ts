import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  readEventSourceConfig,
  subjectsSchema,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';

const schema = z.strictObject(
  {
    subjects: subjectsSchema,
    connections: z
      .record(
        z.string(),
        z
          .string()
          .regex(
            /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/,
            "must be a full entity reference such as 'component:default/refunds'",
          )
          .toLowerCase(),
        {
          error:
            "must say for connections of DevLake which service each is, such as { '1': component:default/refunds }",
        },
      )
      .default({}),
  },
  { error: 'must be a mapping, with the subjects of those who may deliver' },
);

/** Who may deliver, and for which service each connection is. */
export type DevlakeConfig = z.output<typeof schema>;

/**
 * Reads `readiness.delivery.devlake`.
 *
 * @throws InputError with every mistake and its path.
 */
export function readDevlakeConfig(
  root: RootConfigService,
): DevlakeConfig | undefined {
  return readEventSourceConfig<DevlakeConfig>(root, 'devlake', schema);
}
