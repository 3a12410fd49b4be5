import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { z } from 'zod';
import { readModuleConfig } from './readModuleConfig';

/**
 * Reads the part of the configuration that is a collector's own, `readiness.collectors.<name>`.
 *
 * @returns undefined when the configuration has no such part.
 * @throws InputError with every mistake, where it stands, what was expected and the mend.
 * @public
 *
 * @example
 * ```ts
 * const config = readCollectorConfig(rootConfig, 'links', z.strictObject({ hosts: z.array(z.string()) }));
 * ```
 */
export function readCollectorConfig<T>(
  root: RootConfigService,
  name: string,
  schema: z.ZodType<T>,
): T | undefined {
  return readModuleConfig(
    root,
    `readiness.collectors.${name}`,
    schema,
    `collector '${name}'`,
  );
}
