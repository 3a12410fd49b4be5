import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Data of others, which is read where it stands (docs/development.md). Undefined where it is not. */
export function sharedData(...path: string[]): string | undefined {
  const file = join(
    resolve(
      __dirname,
      '../../../..',
      process.env.READINESS_SHARED_DATA ?? '../shared/data',
    ),
    ...path,
  );
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
