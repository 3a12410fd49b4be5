import { eventsByEntity } from './eventsByEntity';

describe('eventsByEntity', () => {
  const shared = {
    source: 'ci',
    id: '1',
    environment: 'production',
    status: 'success' as const,
    entityRefs: ['component:default/a', 'component:default/b'],
  };

  it('gives an event of two entities to both, and of none else', () => {
    const found = eventsByEntity(['component:default/a'], {
      deployments: [shared],
      changes: [],
      incidents: [],
    });
    expect([...found.keys()]).toEqual(['component:default/a']);
    expect(found.get('component:default/a')?.deployments).toEqual([shared]);
  });

  it('has entities without events, and leaves out a change that is for nobody', () => {
    const found = eventsByEntity(['component:default/c'], {
      deployments: [shared],
      changes: [{ source: 'git', id: 'abc' }],
      incidents: [],
    });
    expect(found.get('component:default/c')).toEqual({
      deployments: [],
      changes: [],
      incidents: [],
    });
  });
});
