import { objectSelector } from './objectSelector';

const labels = { app: 'refunds', tier: 'web' };

describe('objectSelector', () => {
  it.each([
    ['nothing at all', undefined, false],
    ['everything', {}, true],
    ['a label', { matchLabels: { app: 'refunds' } }, true],
    ['another value', { matchLabels: { app: 'ledger' } }, false],
    [
      'a list of values',
      { matchExpressions: [{ key: 'tier', operator: 'In', values: ['web'] }] },
      true,
    ],
    [
      'none of a list',
      {
        matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['web'] }],
      },
      false,
    ],
    ['a key', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
    [
      'no such key',
      { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] },
      false,
    ],
    [
      'both',
      {
        matchLabels: { app: 'refunds' },
        matchExpressions: [{ key: 'x', operator: 'Exists' }],
      },
      false,
    ],
    [
      'what nobody knows yet',
      { matchExpressions: [{ key: 'app', operator: 'Like', values: ['r'] }] },
      false,
    ],
  ])('selects by %s', (_, selector, expected) => {
    expect(objectSelector(selector)(labels)).toBe(expected);
  });
});
