import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { z } from 'zod';
import { configMistakes } from './configMistakes';

/**
 * Reads the part of the configuration that is a module's own.
 *
 * @param what - how it is called in the error, such as `collector 'links'`
 * @returns undefined when the configuration has no such part.
 * @throws InputError with every mistake, where it stands, what was expected and the mend.
 *
 * @example
 * ```ts
 * readModuleConfig(rootConfig, 'readiness.collectors.links', schema, "collector 'links'");
 * ```
 */
export function readModuleConfig<T>(
  root: RootConfigService,
  key: string,
  schema: z.ZodType<T>,
  what: string,
): T | undefined {
  const value: unknown = root.getOptional(key);
  if (value === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const mistakes = configMistakes(parsed.error, schema, key).join('\n  ');
  throw new InputError(
    `The configuration of the ${what} has mistakes:\n  ${mistakes}`,
  );
}
