import type { Addressee } from './IncomingEvents';
import { mapAddressee, type ServiceDirectory } from './mapAddressee';

const refunds = 'component:default/refunds';
const ledger = 'component:default/ledger';
const cart = 'component:default/cart';
const shop = 'github.com/acme/shop';

const repositories: Record<string, string[]> = {
  [shop]: [ledger, refunds],
  'github.com/acme/cart': [cart],
};
const names: Record<string, string[]> = {
  refunds: [refunds],
  pay: [ledger],
  cart: [cart, 'component:other/cart'],
};
const services: ServiceDirectory = {
  isService: ref => [refunds, ledger, cart].includes(ref),
  ofRepository: key => repositories[key] ?? [],
  called: name => names[name] ?? [],
};
const rules = [
  { source: 'jenkins', service: 'monolith-*', entityRefs: [ledger, refunds] },
  {
    repository: 'https://github.com/acme/legacy*',
    environment: 'prod',
    entityRefs: ['component:default/gone'],
  },
];

describe('mapAddressee', () => {
  it.each<[string, Addressee, string[], string]>([
    [
      'what it names, before any rule',
      { entityRefs: [refunds], service: 'monolith-1' },
      [refunds],
      `it names ${refunds}`,
    ],
    [
      'those of what it names that exist',
      { entityRefs: [refunds, 'component:default/x'] },
      [refunds],
      `it names ${refunds}; and component:default/x, which is no service of the catalog`,
    ],
    [
      'the first rule that matches',
      { service: 'Monolith-eu' },
      [ledger, refunds],
      `readiness.delivery.mapping[0] (source 'jenkins', service 'monolith-*') names ${ledger}, ${refunds}`,
    ],
    [
      'nobody, where a rule names what does not exist',
      { repository: 'git@github.com:acme/legacy-1.git', environment: 'PROD' },
      [],
      "readiness.delivery.mapping[1] (repository 'https://github.com/acme/legacy*', environment 'prod') names component:default/gone, which is no service of the catalog",
    ],
    [
      'all services of the repository',
      { repository: 'https://github.com/Acme/Shop.git' },
      [ledger, refunds],
      `it is of the repository ${shop}, which is that of ${ledger}, ${refunds}`,
    ],
    [
      'the one service of the repository that it names',
      { repository: shop, service: 'Pay' },
      [ledger],
      `it is of the repository ${shop} and names 'Pay', which is ${ledger}`,
    ],
    [
      'nobody, where none of several services of the repository is meant',
      { repository: shop, service: 'other' },
      [],
      `the repository ${shop} is that of 2 services, and none of them is called 'other'`,
    ],
    [
      'the only service of the repository, whatever it is called there',
      { repository: 'github.com/acme/cart', service: 'web' },
      [cart],
      `it is of the repository github.com/acme/cart, which is that of ${cart}`,
    ],
    [
      'the service of its name',
      { service: 'refunds', repository: 'github.com/acme/other' },
      [refunds],
      `it names 'refunds', which is ${refunds}`,
    ],
    [
      'nobody, where the name is that of two',
      { service: 'cart' },
      [],
      `2 services are called 'cart': ${cart}, component:other/cart`,
    ],
    [
      'nobody, where nothing fits',
      { repository: 'github.com/acme/other', environment: 'prod' },
      [],
      'no service names the repository github.com/acme/other, and no rule of readiness.delivery.mapping matches',
    ],
    [
      'nobody, where it says nothing',
      {},
      [],
      'it says neither for which service it is nor from which repository, and no rule of readiness.delivery.mapping matches',
    ],
  ])('is for %s', (_, addressee, entityRefs, because) => {
    expect(
      mapAddressee(addressee, { source: 'jenkins', rules, services }),
    ).toEqual({ entityRefs, because });
  });

  it('does not take a rule of another source', () => {
    const mapped = mapAddressee(
      { service: 'monolith-1' },
      { source: 'argo', rules, services },
    );
    expect(mapped.entityRefs).toEqual([]);
  });
});
