import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { z } from 'zod';
import { readModuleConfig } from '../readModuleConfig';

/**
 * Reads the part of the configuration that is a source's own, `readiness.delivery.<name>`.
 *
 * @returns undefined when the configuration has no such part.
 * @throws InputError with every mistake, where it stands, what was expected and the mend.
 * @public
 *
 * @example
 * ```ts
 * const config = readEventSourceConfig(rootConfig, 'cdevents', z.strictObject({ subjects: subjectsSchema }));
 * ```
 */
export function readEventSourceConfig<T>(
  root: RootConfigService,
  name: string,
  schema: z.ZodType<T>,
): T | undefined {
  return readModuleConfig(
    root,
    `readiness.delivery.${name}`,
    schema,
    `source '${name}'`,
  );
}
