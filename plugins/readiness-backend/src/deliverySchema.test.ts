import { ConfigReader } from '@backstage/config';
import { readReadinessConfig } from './readinessConfig';

const read = (delivery: object) =>
  readReadinessConfig(
    new ConfigReader({
      readiness: { delivery: JSON.parse(JSON.stringify(delivery)) },
    }),
  ).delivery;

describe('readiness.delivery', () => {
  it('takes sources and rules, one reference or several', () => {
    const { sources, mapping } = read({
      sources: [{ id: 'ci', title: 'CI', subjects: ['Group:default/QA'] }],
      mapping: [
        { service: 'pay-*', entityRef: 'Component:default/Pay' },
        { source: 'ci', entityRef: ['component:default/a', 'API:default/a'] },
      ],
      github: [{ checkedBy: 'the module' }],
    });
    expect(sources).toEqual([
      { id: 'ci', title: 'CI', subjects: ['group:default/qa'] },
    ]);
    expect(mapping).toEqual([
      { service: 'pay-*', entityRefs: ['component:default/pay'] },
      { source: 'ci', entityRefs: ['component:default/a', 'api:default/a'] },
    ]);
  });

  it('is empty, if absent', () => {
    expect(read({})).toMatchObject({ sources: [], mapping: [] });
  });

  it.each<[string, object, string]>([
    [
      'an id that is there twice',
      {
        sources: [
          { id: 'ci', title: 'CI', subjects: ['ci'] },
          { id: 'ci', title: 'CI', subjects: ['ci'] },
        ],
      },
      "readiness.delivery.sources[1].id: 'ci' is there twice; every source needs an id of its own",
    ],
    [
      'a rule that says nothing of the event',
      { mapping: [{ entityRef: 'component:default/a' }] },
      'readiness.delivery.mapping[0]: says of no event that it is for these entities; add source, repository, environment or service',
    ],
    [
      'a short reference',
      { mapping: [{ service: 'a', entityRef: 'a' }] },
      "readiness.delivery.mapping[0].entityRef: must be the full reference of a service such as 'component:default/refunds'",
    ],
    [
      'a rule for nothing',
      { mapping: [{ service: 'a' }] },
      "readiness.delivery.mapping[0].entityRef: must be the full reference of a service such as 'component:default/refunds', or several of them",
    ],
    [
      'a key that is mistyped',
      { maping: [] },
      "readiness.delivery.maping: there is no such key; did you mean 'mapping'?",
    ],
  ])('refuses %s, with its place and the mend', (_, delivery, message) => {
    expect(() => read(delivery)).toThrow(message);
  });
});
