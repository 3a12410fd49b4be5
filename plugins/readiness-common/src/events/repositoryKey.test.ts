import { repositoryKey } from './repositoryKey';

describe('repositoryKey', () => {
  it.each([
    ['https', 'https://github.com/acme/refunds', 'github.com/acme/refunds'],
    ['.git', 'https://github.com/acme/refunds.git', 'github.com/acme/refunds'],
    ['a slash', 'https://github.com/acme/refunds/', 'github.com/acme/refunds'],
    ['capitals', 'https://GitHub.com/Acme/Refunds', 'github.com/acme/refunds'],
    ['ssh', 'git@github.com:acme/refunds.git', 'github.com/acme/refunds'],
    [
      'ssh with a port',
      'ssh://git@git.example.com:7999/acme/refunds.git',
      'git.example.com/acme/refunds',
    ],
    ['a user', 'https://me:pw@git.example.com/a/b', 'git.example.com/a/b'],
    ['a port of pages', 'http://localhost:3000/a/b', 'localhost:3000/a/b'],
    ['no protocol', 'github.com/acme/refunds', 'github.com/acme/refunds'],
    [
      'a directory on GitHub',
      'url:https://github.com/acme/shop/tree/main/services/refunds/',
      'github.com/acme/shop',
    ],
    [
      'a directory on GitLab',
      'https://gitlab.com/acme/pay/shop/-/tree/main/refunds',
      'gitlab.com/acme/pay/shop',
    ],
    ['a file on disk', 'file:///srv/catalog.yaml', undefined],
    ['a host alone', 'https://github.com', undefined],
    ['nothing', '', undefined],
  ])('%s', (_, address, expected) => {
    expect(repositoryKey(address)).toBe(expected);
  });
});
