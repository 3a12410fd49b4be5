import { serviceQuerySchema } from '@service-readiness/backstage-plugin-readiness-common';
import { entityRowMapper } from '../readModel/EntityRow';
import { component } from '../../testing/TestHarness';
import { readCursor, writeCursor } from './listCursor';

describe('cursor of a list', () => {
  const toRow = entityRowMapper({
    services: { kind: 'Component' },
    tier: { path: 'metadata.labels.tier', fallback: 3 },
  });

  it.each([
    ['a short title', 'Refunds'],
    ['a title of a thousand characters of three bytes', '返'.repeat(1000)],
    ['quotes and line ends', '"\n'.repeat(500)],
  ])('is taken back whole with %s', (_, title) => {
    const name = 'r'.repeat(63);
    const entity = component(name);
    entity.metadata.title = title;
    const entityRef = `component:${'n'.repeat(63)}/${name}`;
    const { searchText } = toRow({ entityRef, uid: '', entity });
    for (const value of [searchText, `group:default/${name}`, 7]) {
      const key = { value, searchText, entityRef };
      const cursor = writeCursor(key, 'title asc');
      expect(serviceQuerySchema.safeParse({ cursor }).success).toBe(true);
      expect(readCursor(cursor, 'title asc')).toEqual(key);
    }
  });
});
