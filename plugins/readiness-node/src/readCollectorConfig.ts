import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { z } from 'zod';
import { configMistakes } from './configMistakes';

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
  const key = `readiness.collectors.${name}`;
  const value: unknown = root.getOptional(key);
  if (value === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const mistakes = configMistakes(parsed.error, schema, key).join('\n  ');
  throw new InputError(
    `The configuration of the collector '${name}' has mistakes:\n  ${mistakes}`,
  );
}
