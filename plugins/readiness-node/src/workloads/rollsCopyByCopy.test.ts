import { rollsCopyByCopy, type WorkloadStrategy } from './rollsCopyByCopy';

const atOnce = (maxUnavailable: unknown) => ({ maxUnavailable });

describe('rollsCopyByCopy', () => {
  it.each<[string, WorkloadStrategy | null | undefined, boolean | undefined]>([
    ['without a strategy it does', undefined, true],
    ['an empty one is none', {}, true],
    ['nor is null', null, true],
    ['a rolling update does', { type: 'RollingUpdate' }, true],
    ['recreating does not', { type: 'Recreate' }, false],
    [
      'some at a time does',
      { type: 'RollingUpdate', rollingUpdate: atOnce('25%') },
      true,
    ],
    [
      'all at once does not',
      { type: 'RollingUpdate', rollingUpdate: atOnce('100%') },
      false,
    ],
    [
      'all at once without a type does not',
      { rollingUpdate: atOnce('100%') },
      false,
    ],
    ['a count of copies does', { rollingUpdate: atOnce(1) }, true],
    ['nothing said of how many does', { rollingUpdate: null }, true],
    ['on deletion nobody can tell', { type: 'OnDelete' }, undefined],
    ['of another type nobody can tell', { type: 'Custom' }, undefined],
    ['a canary does', { canary: {} }, true],
    ['blue-green does neither', { blueGreen: {} }, undefined],
  ])('%s', (_, strategy, rolls) => {
    expect(rollsCopyByCopy(strategy)).toBe(rolls);
  });
});
