/** Holds what the documents say of this collector against it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { load } from 'js-yaml';
import { createTestCollector } from './__testUtils__/createTestCollector';
import { repositoryConfig } from './repositoryConfig';

const text = (path: string) => readFileSync(join(__dirname, path), 'utf8');
const readme = text('../README.md');
const read = (data: JsonObject) =>
  repositoryConfig(mockServices.rootConfig({ data }));
const defaults = read({ readiness: { collectors: { repository: {} } } });

const examples = ['../README.md', '../../../docs/collectors.md'].flatMap(path =>
  [...text(path).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)]
    .map(([, block = '']) => [path, block] as const)
    .filter(([, block]) => /^ {4}repository:/m.test(block)),
);

it.each(examples)('the example of %s is accepted', (_, block) => {
  expect(read(load(block) as JsonObject)).toBeDefined();
});

it('finds the examples', () => {
  expect(examples).toHaveLength(3);
});

const keys = [...readme.matchAll(/^\| `([\w.]+)` +\| `([^`]+)` +\|/gm)].map(
  ([, key = '', value = '']) => [key, value] as const,
);

it.each(keys)('%s is %s, if absent', (key, written) => {
  const value = key
    .split('.')
    .reduce<unknown>(
      (at, part) => (at as Record<string, unknown>)?.[part],
      defaults,
    );
  expect(value).toEqual(load(written));
});

it('names every fact in the README, and no other', () => {
  const { collector } = createTestCollector({ config: {} });
  const [, table = ''] =
    /## What it reports\n([\s\S]*?)\n\n\*\*/.exec(readme) ?? [];
  const named = [...table.matchAll(/`(\w+\.\w+)`/g)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual(
    collector.facts.map(({ name }) => name).sort(),
  );
});
