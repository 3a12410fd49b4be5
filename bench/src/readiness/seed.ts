import { randomUUID } from 'node:crypto';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { ReadinessStore } from '@service-readiness/backstage-plugin-readiness-backend/src/stores/ReadinessStore';
import type { Company } from '../company';
import { serviceRef } from '../company/entities';

const chunkSize = 500;

/** Fills the stores through their own interfaces: the catalog, and what six collectors have found. */
export async function seed(
  store: ReadinessStore,
  company: Company,
  now: number,
): Promise<void> {
  await seedEntities(store, company.groupCount, company.group, now);
  await seedEntities(store, company.serviceCount, company.service, now);
  for (const source of company.sources) {
    const run = { id: randomUUID(), collectorId: source.id, startedAt: now };
    await store.collectors.startRun(run);
    for (let at = 0; at < company.serviceCount; at += chunkSize) {
      await store.facts.save(
        numbers(at, company.serviceCount).map(i => ({
          entityRef: serviceRef(i),
          collectorId: source.id,
          values: company.values(source, i),
          changedAt: now,
        })),
      );
    }
    const covered = company.serviceCount;
    await store.collectors.finishRun(
      { ...run, endedAt: now, covered, failed: 0, changed: covered },
      new Map(),
    );
  }
}

async function seedEntities(
  store: ReadinessStore,
  count: number,
  create: (i: number) => Entity,
  now: number,
) {
  for (let at = 0; at < count; at += chunkSize) {
    const entities = numbers(at, count).map(i => {
      const entity = create(i);
      const entityRef = stringifyEntityRef(entity);
      const uid = entity.metadata.uid ?? entityRef;
      return { entityRef, uid, entity, fingerprint: uid };
    });
    await store.entities.save(entities, now);
  }
}

/** The numbers of one chunk. */
function numbers(from: number, count: number): number[] {
  const size = Math.min(chunkSize, count - from);
  return Array.from({ length: size }, (_, i) => from + i);
}
