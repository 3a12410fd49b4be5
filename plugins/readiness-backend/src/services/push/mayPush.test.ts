import { mayPush } from './mayPush';

const token = (name: string) => ({ isPerson: false as const, name });
const person = (...refs: string[]) => ({
  ...{ isPerson: true as const, name: 'user:default/mia' },
  refs: new Set(['user:default/mia', ...refs]),
});

describe('mayPush', () => {
  it.each([
    ['a token by its subject', ['external:ci'], token('external:ci'), true],
    ['another token', ['external:ci'], token('external:ci-2'), false],
    [
      'a token below a beginning',
      ['external:github:repo:acme/*'],
      token('external:github:repo:acme/pay:ref:refs/heads/main'),
      true,
    ],
    [
      'a token beside a beginning',
      ['external:github:repo:acme/*'],
      token('external:github:repo:acme-evil/pay'),
      false,
    ],
    ['a person', ['user:default/mia'], person(), true],
    [
      'a member of a group',
      ['group:default/qa'],
      person('group:default/qa'),
      true,
    ],
    [
      'somebody of another group',
      ['group:default/qa'],
      person('group:default/x'),
      false,
    ],
    [
      'a token whose subject reads like a group',
      ['group:default/qa'],
      token('group:default/qa'),
      false,
    ],
    [
      'a person whose claim reads like a token',
      ['external:ci'],
      person('external:ci'),
      false,
    ],
  ])('%s, by %j: %#', (_, subjects, caller, may) => {
    expect(mayPush({ subjects }, caller)).toBe(may);
  });
});
