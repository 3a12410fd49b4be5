import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { Collector } from './Collector';
import { collectBatch, type CollectedBatch } from './collectBatch';

const silentLogger: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silentLogger,
};

/**
 * Test kit for authors: runs a collector as the backend would, declared facts and types enforced.
 *
 * @public
 *
 * @example
 * ```ts
 * const { facts, failures } = await testCollector(repositoryCollector, [entity]);
 * expect(facts.get('component:default/refunds')).toEqual({ 'docs.hasReadme': true });
 * ```
 */
export async function testCollector(
  collector: Collector,
  entities: readonly Entity[],
  options?: { signal?: AbortSignal; logger?: LoggerService },
): Promise<CollectedBatch> {
  return collectBatch(collector, entities, {
    signal: options?.signal ?? new AbortController().signal,
    logger: options?.logger ?? silentLogger,
  });
}
