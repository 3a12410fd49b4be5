import type { Entity } from '@backstage/catalog-model';
import { entityRelations } from './entityRelations';

const component = (
  spec: Entity['spec'],
  relations?: Entity['relations'],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'refunds', namespace: 'shop' },
  spec,
  relations,
});

describe('entityRelations', () => {
  it.each([
    [
      'takes the processed relation in lower case',
      component({ owner: 'x' }, [
        { type: 'ownedBy', targetRef: 'group:Default/Payments' },
      ]),
      ['group:default/payments'],
    ],
    [
      'completes a short reference with the namespace of the entity',
      component({ owner: 'Payments' }),
      ['group:shop/payments'],
    ],
    [
      'keeps a full reference',
      component({ owner: 'user:default/Kim' }),
      ['user:default/kim'],
    ],
    ['has none for an empty owner', component({ owner: ' ' }), []],
    ['has none without a spec', component(undefined), []],
    [
      'keeps what is no reference, so that it can be shown',
      component({ owner: 'a:b:c/d' }),
      ['a:b:c/d'],
    ],
  ])('%s', (_, entity, expected) => {
    expect(entityRelations(entity, 'ownedBy')).toEqual(expected);
  });

  it('reads lists', () => {
    expect(
      entityRelations(component({ dependsOn: ['a', 'a', 'b'] }), 'dependsOn'),
    ).toEqual(['component:shop/a', 'component:shop/b']);
  });
});
