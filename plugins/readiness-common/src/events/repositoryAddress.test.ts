import { repositoryAddress } from './repositoryAddress';

it.each([
  [
    'without user and password',
    'https://ci:hunter2@git.example.com/acme/refunds.git',
    'https://git.example.com/acme/refunds.git',
  ],
  [
    'without a password that has an @',
    'https://ci:hunter@2@git.example.com/acme',
    'https://git.example.com/acme',
  ],
  [
    'without a query',
    'https://git.example.com/acme/refunds?private_token=x#readme',
    'https://git.example.com/acme/refunds',
  ],
  [
    'as git writes it',
    'git@github.com:acme/refunds.git',
    'git@github.com:acme/refunds.git',
  ],
  [
    'with an @ in its path',
    'https://git.example.com/@acme/refunds',
    'https://git.example.com/@acme/refunds',
  ],
])('a repository is shown %s', (_, written, shown) => {
  expect(repositoryAddress(written)).toBe(shown);
});
