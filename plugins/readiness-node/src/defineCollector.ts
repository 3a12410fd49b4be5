import { InputError } from '@backstage/errors';
import { parseFilterPredicate } from '@backstage/filter-predicates';
import type { Collector } from './Collector';

const ownerPattern = /^(group|user):[^/:\sA-Z]+\/[^/:\sA-Z]+$/;
const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Checks a collector's declaration and returns it. Mistakes are all reported together.
 *
 * @throws InputError naming the collector and every mistake.
 * @public
 *
 * @example
 * ```ts
 * export const repositoryCollector = defineCollector({
 *   id: 'repository',
 *   title: 'Repository',
 *   facts: [wellKnownFact('docs.hasReadme', { hours: 24 })],
 *   appliesTo: { 'metadata.annotations.backstage.io/source-location': { $exists: true } },
 *   schedule: { frequency: { hours: 1 }, timeout: { minutes: 10 } },
 *   async collect({ entities, report }) {
 *     for (const entity of entities) report.facts(stringifyEntityRef(entity), { 'docs.hasReadme': true });
 *   },
 * });
 * ```
 */
export function defineCollector(collector: Collector): Collector {
  const mistakes: string[] = [];
  if (!idPattern.test(collector.id)) {
    mistakes.push(`id '${collector.id}' must be kebab-case`);
  }
  const { owner } = collector;
  if (owner !== undefined && !ownerPattern.test(owner)) {
    mistakes.push(
      `owner '${owner}' must be a full reference such as 'group:default/platform', in lower case`,
    );
  }
  if (collector.facts.length === 0) {
    mistakes.push('facts is empty: declare what the collector reports');
  }
  const seen = new Set<string>();
  for (const { name } of collector.facts) {
    if (seen.has(name)) mistakes.push(`fact '${name}' is declared twice`);
    seen.add(name);
  }
  const { batchSize } = collector;
  if (
    batchSize !== undefined &&
    !(Number.isInteger(batchSize) && batchSize >= 1)
  ) {
    mistakes.push(
      `batchSize is ${batchSize}; it must be a whole number from 1 up`,
    );
  }
  try {
    parseFilterPredicate(collector.appliesTo);
  } catch (error) {
    mistakes.push(`appliesTo: ${(error as Error).message}`);
  }
  if (mistakes.length > 0) {
    throw new InputError(
      `Collector '${collector.id}' is not usable: ${mistakes.join('; ')}`,
    );
  }
  return collector;
}
