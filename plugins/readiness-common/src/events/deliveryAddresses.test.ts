import { deliveryAddresses } from './deliveryAddresses';

describe('deliveryAddresses', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'the slug on GitHub',
      { 'github.com/project-slug': 'Acme/Refunds' },
      ['github.com/acme/refunds'],
    ],
    [
      'the slug on an own GitLab',
      {
        'gitlab.com/project-slug': 'acme/pay/refunds',
        'gitlab.com/instance': 'git.example.com',
      },
      ['git.example.com/acme/pay/refunds'],
    ],
    [
      'where the source is, once',
      {
        'github.com/project-slug': 'acme/shop',
        'backstage.io/source-location':
          'url:https://github.com/acme/shop/tree/main/refunds/',
      },
      ['github.com/acme/shop'],
    ],
    [
      'not a file on disk',
      { 'backstage.io/source-location': 'file:/srv/catalog.yaml' },
      [],
    ],
  ])('reads %s', (_, annotations, repositories) => {
    expect(deliveryAddresses(annotations).repositories).toEqual(repositories);
  });

  it('reads the names that sources have', () => {
    const annotation = { 'service-readiness/delivery-name': ' Pay , refunds,' };
    expect(deliveryAddresses(annotation).names).toEqual(['pay', 'refunds']);
    expect(deliveryAddresses().names).toEqual([]);
  });
});
