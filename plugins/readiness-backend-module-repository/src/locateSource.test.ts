import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { locateSource } from './locateSource';

const integrations = ScmIntegrations.fromConfig(
  mockServices.rootConfig({
    data: {
      integrations: {
        gitea: [{ host: 'gitea.acme.example' }],
        bitbucketServer: [
          { host: 'bitbucket.acme.example', token: 'secret', username: 'a' },
        ],
        gerrit: [
          {
            host: 'gerrit.acme.example',
            gitilesBaseUrl: 'https://gerrit.acme.example/gitiles',
          },
        ],
      },
    },
  }),
);

const locate = (annotations: Record<string, string>) =>
  locateSource(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'refunds', annotations },
    },
    integrations,
  );

describe('locateSource', () => {
  it.each([
    // GitHub
    ['https://github.com/acme/shop', 'https://github.com/acme/shop', ''],
    ['https://github.com/acme/shop.git', 'https://github.com/acme/shop', ''],
    [
      'https://github.com/acme/shop/tree/main/',
      'https://github.com/acme/shop/tree/main',
      '',
    ],
    [
      'https://github.com/acme/shop/tree/main/services/refunds/',
      'https://github.com/acme/shop/tree/main',
      'services/refunds',
    ],
    [
      'https://github.com/acme/shop/blob/main/services/refunds/README.md',
      'https://github.com/acme/shop/tree/main',
      'services/refunds',
    ],
    [
      'https://user:secret@github.com/acme/shop/tree/main?tab=readme#top',
      'https://github.com/acme/shop/tree/main',
      '',
    ],
    [
      'https://github.com/acme/shop/tree/main/sales%20tax/',
      'https://github.com/acme/shop/tree/main',
      'sales tax',
    ],
    // GitLab, with groups in groups
    [
      'https://gitlab.com/acme/pay/shop/-/tree/main/refunds',
      'https://gitlab.com/acme/pay/shop/-/tree/main',
      'refunds',
    ],
    [
      'https://gitlab.com/acme/pay/shop/-/blob/main/refunds/catalog-info.yaml',
      'https://gitlab.com/acme/pay/shop/-/tree/main',
      'refunds',
    ],
    // Bitbucket
    [
      'https://bitbucket.org/acme/shop/src/main/refunds/catalog-info.yaml',
      'https://bitbucket.org/acme/shop/src/main',
      'refunds',
    ],
    [
      'https://bitbucket.acme.example/projects/PAY/repos/shop/browse/refunds?at=main',
      'https://bitbucket.acme.example/projects/PAY/repos/shop/browse?at=main',
      'refunds',
    ],
    // Azure DevOps
    [
      'https://dev.azure.com/acme/pay/_git/shop?path=/refunds&version=GBmain',
      'https://dev.azure.com/acme/pay/_git/shop?version=GBmain',
      'refunds',
    ],
    // Gitea
    [
      'https://gitea.acme.example/acme/shop/src/branch/main/refunds',
      'https://gitea.acme.example/acme/shop/src/branch/main',
      'refunds',
    ],
  ])('%s', (address, root, directory) => {
    const source = { 'backstage.io/source-location': `url:${address}` };
    const { host } = new URL(root);
    expect(locate(source)).toEqual({ root, host, directory });
  });

  it('takes the file that the entity was read from where no source is named', () => {
    const file = 'https://github.com/acme/shop/tree/main/refunds/catalog.txt';
    expect(
      locate({ 'backstage.io/managed-by-location': `url:${file}` }),
    ).toMatchObject({ directory: 'refunds' });
  });

  it.each([
    [
      'prefers the source to the file',
      {
        'backstage.io/source-location':
          'url:https://github.com/acme/shop/tree/main/refunds/',
        'backstage.io/managed-by-location':
          'url:https://github.com/acme/catalog/tree/main/refunds.yaml',
      },
    ],
    [
      'looks at the file where the source is no address',
      {
        'backstage.io/source-location': 'dir:.',
        'backstage.io/managed-by-location':
          'url:https://github.com/acme/shop/tree/main/refunds/catalog-info.yaml',
      },
    ],
    [
      'takes the folder of a tool for the folder above it',
      {
        'backstage.io/managed-by-location':
          'url:https://github.com/acme/shop/tree/main/refunds/.backstage/catalog-info.yaml',
      },
    ],
  ])('%s', (_, annotations) => {
    expect(locate(annotations)).toMatchObject({
      root: 'https://github.com/acme/shop/tree/main',
      directory: 'refunds',
    });
  });

  it('is nowhere when neither is an address', () => {
    expect(
      locate({ 'backstage.io/managed-by-location': 'file:/catalog.yaml' }),
    ).toBeUndefined();
  });

  it.each([
    [
      'https://git.other.example/acme/shop',
      "Repositories on 'git.other.example' cannot be read: there is no integration for that host",
    ],
    [
      'https://gerrit.acme.example/gitiles/shop',
      "Repositories on 'gerrit.acme.example' cannot be read: addresses of gerrit are not understood",
    ],
    ['shop', "'shop' is not an address"],
    [
      'https://github.com/acme/shop/tree/main/%2e%2e%2fsecret',
      'leads out of its repository',
    ],
  ])('refuses %s', (address, message) => {
    expect(() =>
      locate({ 'backstage.io/source-location': `url:${address}` }),
    ).toThrow(message);
  });
});
