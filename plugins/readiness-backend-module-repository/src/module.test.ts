import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import {
  readinessCollectorsExtensionPoint,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import { serviceAt } from './__testUtils__/createTestCollector';
import repositoryModule from './index';

async function collectorsWith(readiness: JsonObject): Promise<Collector[]> {
  const added: Collector[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        readinessCollectorsExtensionPoint,
        { addCollector: collector => added.push(collector) },
      ],
    ],
    features: [
      repositoryModule,
      mockServices.rootConfig.factory({ data: { readiness } }),
    ],
  });
  return added;
}

describe('repositoryModule', () => {
  it('adds the collector when the configuration has a part for it', async () => {
    const [collector] = await collectorsWith({
      collectors: { repository: {} },
    });
    expect(collector?.id).toBe('repository');
  });

  it('adds nothing otherwise', async () => {
    expect(await collectorsWith({})).toEqual([]);
  });

  it('asks about services whose files have an address', async () => {
    const [collector] = await collectorsWith({
      services: { kind: 'Component', 'spec.type': 'service' },
      collectors: { repository: {} },
    });
    const applies = filterPredicateToFilterFunction(collector!.appliesTo);
    const service = serviceAt('refunds', 'https://github.com/acme/shop');
    const located = (value: string) => ({
      ...service,
      metadata: {
        name: 'refunds',
        annotations: { 'backstage.io/managed-by-location': value },
      },
    });
    expect(applies(service)).toBe(true);
    expect(applies(located('url:https://github.com/a/b/c.yaml'))).toBe(true);
    expect(applies(located('file:/catalog.yaml'))).toBe(false);
    expect(applies({ ...service, spec: { type: 'library' } })).toBe(false);
  });

  it('stops the backend at a mistake', async () => {
    await expect(
      collectorsWith({ collectors: { repository: { path: {} } } }),
    ).rejects.toThrow("did you mean 'paths'?");
  });
});
