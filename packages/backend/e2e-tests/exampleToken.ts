import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

const config = resolve(__dirname, '../../../app-config.yaml');

/** The token of the example's pipelines, as the configuration gives it away. */
export function exampleToken(): string {
  const { backend } = parse(readFileSync(config, 'utf8'));
  return backend.auth.externalAccess[0].options.token;
}
