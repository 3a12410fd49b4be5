import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';
import { services } from './blueprint/services';
import { checkEvidence } from './checkEvidence';
import { companyFiles } from './companyFiles';
import { generateCompany } from './generateCompany';

const now = new Date('2026-11-21T00:00:00Z');
const company = generateCompany({ seed: 1, now });
const entities = [...company.catalog.values()].flat().map(e => e.entity);
const byRef = new Map(entities.map(e => [stringifyEntityRef(e), e]));
const ofKind = (kind: string) => entities.filter(e => e.kind === kind);

describe('generateCompany', () => {
  it('gives the same bytes for the same seed and moment', () => {
    expect(companyFiles(generateCompany({ seed: 1, now }))).toEqual(
      companyFiles(company),
    );
  });

  it('gives another company for another seed', () => {
    expect(companyFiles(generateCompany({ seed: 2, now }))).not.toEqual(
      companyFiles(company),
    );
  });

  it('has about forty services, on every level', () => {
    const levels = services.map(({ level }) => level);
    const count = (level: number) => levels.filter(l => l === level).length;
    expect([1, 2, 3, 4].map(count)).toEqual([13, 17, 10, 4]);
    // And a library, a command-line tool and a handbook.
    expect(ofKind('Component')).toHaveLength(services.length + 3);
    expect(byRef.size).toBe(entities.length);
  });

  it('has only entities that the catalog accepts, and that its files repeat', async () => {
    const policy = EntityPolicies.allOf([
      new SchemaValidEntityPolicy(),
      new FieldFormatEntityPolicy(),
    ]);
    const validators = [
      apiEntityV1alpha1Validator,
      componentEntityV1alpha1Validator,
      domainEntityV1alpha1Validator,
      groupEntityV1alpha1Validator,
      resourceEntityV1alpha1Validator,
      systemEntityV1alpha1Validator,
      userEntityV1alpha1Validator,
    ];
    for (const entity of entities) {
      await policy.enforce(entity);
      const valid = await Promise.all(validators.map(v => v.check(entity)));
      expect({ name: entity.metadata.name, valid }).toEqual({
        name: entity.metadata.name,
        valid: expect.arrayContaining([true]),
      });
    }
    const written = companyFiles(company)
      .filter(({ path }) => path.startsWith('catalog/'))
      .flatMap(({ text }) => parseAllDocuments(text).map(d => d.toJS()));
    expect(written).toEqual(entities);
  });

  it('has three levels of groups, and people in every team', () => {
    const parent = (ref: string) => byRef.get(ref)?.spec?.parent;
    expect(parent('group:default/payments')).toBe('shop');
    expect(parent('group:default/shop')).toBe('marlow-finch');
    expect(parent('group:default/marlow-finch')).toBeUndefined();
    expect(byRef.has('user:default/guest')).toBe(true);
  });

  it.each([
    ['an owner that does not exist', 'catalogue-import', undefined],
    ['a service that nobody owns', 'fax-orders', undefined],
    ['a person as owner', 'stock-take', 'User'],
    ['an owner with capitals', 'vouchers', 'Group'],
    ['a division as owner', 'gift-cards', 'Group'],
  ])('has %s', (_, name, kind) => {
    const owner = String(byRef.get(`component:default/${name}`)?.spec?.owner);
    const ref = owner.includes(':') ? owner : `group:default/${owner}`;
    expect(byRef.get(ref.toLowerCase())?.kind).toBe(kind);
  });

  it('has a team with neither people nor services', () => {
    expect(byRef.has('group:default/night-desk')).toBe(true);
    expect(JSON.stringify(entities).match(/night-desk/g)).toHaveLength(1);
  });

  it('has two groups that are each other’s parent, one of them with a service', () => {
    const parent = (name: string) =>
      byRef.get(`group:default/${name}`)?.spec?.parent;
    expect(parent('reorg-east')).toBe('reorg-west');
    expect(parent('reorg-west')).toBe('reorg-east');
    expect(byRef.get('component:default/store-locator')?.spec?.owner).toBe(
      'reorg-east',
    );
  });

  it('has exactly one dependency that is not in the catalog', () => {
    const missing = ofKind('Component')
      .flatMap(e => (e.spec?.dependsOn ?? []) as string[])
      .filter(ref => !byRef.has(ref));
    expect(missing).toEqual(['component:default/supplier-portal']);
  });

  it('holds services only by checks that it knows', () => {
    for (const { level, heldBy = [] } of services) {
      const rung = checkEvidence[(level + 1) as 2 | 3 | 4] ?? {};
      expect(Object.keys(rung)).toEqual(expect.arrayContaining(heldBy));
    }
  });
});
