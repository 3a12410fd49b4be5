import { mockServices } from '@backstage/backend-test-utils';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import type { CacheService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import type { JsonObject, JsonValue } from '@backstage/types';
import { repositoryCollector } from '../repositoryCollector';
import { repositoryConfig, type RepositoryConfig } from '../repositoryConfig';

/** The collector on Backstage's own readers, with a cache and a clock that tests can see and move. */
export function createTestCollector(options: {
  /** With the integrations. */
  config: JsonObject;
  repository?: JsonObject;
}) {
  const root = mockServices.rootConfig({
    data: {
      ...options.config,
      readiness: { collectors: { repository: options.repository ?? {} } },
    },
  });
  const logger = mockServices.logger.mock();
  const kept = new Map<string, JsonValue>();
  const cache: CacheService = {
    get: async <T extends JsonValue>(key: string) =>
      structuredClone(kept.get(key)) as T | undefined,
    async set(key, value) {
      kept.set(key, structuredClone(value));
    },
    async delete(key) {
      kept.delete(key);
    },
    withOptions: () => cache,
  };
  const clock = { now: Date.UTC(2026, 10, 21) };
  const collector = repositoryCollector({
    config: repositoryConfig(root) as RepositoryConfig,
    services: { kind: 'Component' },
    integrations: ScmIntegrations.fromConfig(root),
    urlReader: UrlReaders.default({ config: root, logger }),
    cache,
    logger,
    now: () => clock.now,
  });
  return { collector, kept, clock, cache, logger };
}

/** A component whose source is at an address. */
export function serviceAt(name: string, address: string): Entity {
  const annotations = { 'backstage.io/source-location': `url:${address}` };
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'service' },
  };
}
