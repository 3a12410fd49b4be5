import type { Entity } from '@backstage/catalog-model';
import type { EntityStore } from '../../stores/EntityStore';

const pageSize = 500;

/**
 * Living entities that match, in full batches but for the last: a source that is asked about a hundred at once is
 * asked as seldom as can be, however few of the catalog it is about.
 */
export async function* matchingBatches(
  entities: Pick<EntityStore, 'page'>,
  matches: (entity: Entity) => boolean,
  batchSize: number,
): AsyncGenerator<Entity[]> {
  let waiting: Entity[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await entities.page({ after, limit: pageSize });
    for (const { entity } of page) {
      if (!matches(entity)) continue;
      waiting.push(entity);
      if (waiting.length < batchSize) continue;
      yield waiting;
      waiting = [];
    }
    if (page.length < pageSize) break;
    after = page[page.length - 1]?.entityRef;
  }
  if (waiting.length > 0) yield waiting;
}
