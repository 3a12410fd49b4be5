import type { Entity } from '@backstage/catalog-model';
import { component, group } from '../../testing/TestHarness';
import { Company } from '../readModel/Company';
import { entityRowMapper } from '../readModel/EntityRow';
import type { Visibility } from '../visibility/VisibilityService';
import { deliveryScope } from './deliveryScope';

const named = (kind: string, name: string, partOf?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', uid: `uid-${kind}-${name}` },
  relations: partOf ? [{ type: 'partOf', targetRef: partOf }] : [],
});
const service = (name: string, owner: string, partOf?: string) =>
  component(name, {
    relations: [
      { type: 'ownedBy', targetRef: `group:default/${owner}` },
      ...(partOf ? [{ type: 'partOf', targetRef: partOf }] : []),
    ],
  });

const toRow = entityRowMapper({
  services: { kind: 'Component' },
  tier: { path: 'metadata.labels.tier', fallback: 3 },
});
const company = new Company();
for (const entity of [
  group('shop'),
  group('payments', 'shop'),
  named('Domain', 'trade'),
  named('Domain', 'selling', 'domain:default/trade'),
  named('System', 'money', 'domain:default/selling'),
  service('refunds', 'payments', 'system:default/money'),
  service('refunds-worker', 'shop', 'component:default/refunds'),
  service('search', 'shop'),
  named('User', 'somebody'),
]) {
  const { kind, metadata } = entity;
  const entityRef = `${kind}:default/${metadata.name}`.toLowerCase();
  company.putEntity(toRow({ entityRef, uid: metadata.uid ?? '', entity }));
}
const everything: Visibility = { sees: () => true, seesAll: true };
const names = (entityRef?: string, visibility = everything) =>
  deliveryScope(company, visibility, entityRef).services.map(row => row.name);

describe('deliveryScope', () => {
  it.each<[string, string | undefined, string[]]>([
    ['a service is itself', 'component:default/search', ['search']],
    ['a group owns what is its own', 'group:default/payments', ['refunds']],
    [
      'a group owns what is its own and what groups below it own',
      'group:default/shop',
      ['refunds', 'refunds-worker', 'search'],
    ],
    [
      'a system has its components and their parts',
      'system:default/money',
      ['refunds', 'refunds-worker'],
    ],
    [
      'a domain has its systems',
      'domain:default/selling',
      ['refunds', 'refunds-worker'],
    ],
    [
      'a domain has the domains below it',
      'domain:default/trade',
      ['refunds', 'refunds-worker'],
    ],
    [
      'the company has all services',
      undefined,
      ['refunds', 'refunds-worker', 'search'],
    ],
  ])('%s', (_, entityRef, expected) => {
    expect(names(entityRef).sort()).toEqual(expected);
  });

  it('leaves out what the caller does not see', () => {
    const visibility = {
      sees: ({ uid }: { uid: string }) => uid !== 'uid-refunds',
      seesAll: false,
    };
    expect(names('group:default/shop', visibility).sort()).toEqual([
      'refunds-worker',
      'search',
    ]);
    expect(names('group:default/payments', visibility)).toEqual([]);
  });

  it.each([
    ['does not exist', 'component:default/refundz', everything],
    [
      'is hidden',
      'component:default/refunds',
      { sees: () => false, seesAll: false },
    ],
    ['is none of these', 'user:default/somebody', everything],
  ])('finds nothing that %s', (_, entityRef, visibility) => {
    expect(() => names(entityRef, visibility)).toThrow(
      `No service, group, system or domain '${entityRef}' that you can see`,
    );
  });

  it('names the nearest that the caller sees', () => {
    expect(() => names('system:default/mony')).toThrow(
      "did you mean 'system:default/money'?",
    );
  });
});
