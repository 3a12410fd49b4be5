import { serviceTier } from './serviceTier';

describe('serviceTier', () => {
  it.each([
    ['1', 1, true],
    ['tier1', 1, true],
    ['Tier 2', 2, true],
    ['tier-3', 3, true],
    ['t4', 4, true],
    ['gold', 3, false],
    ['10', 3, false],
    [undefined, 3, false],
  ])('reads %s as %d (declared: %s)', (tier, value, declared) => {
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'a',
        labels: { ...(tier === undefined ? undefined : { tier }) },
      },
    };
    expect(
      serviceTier(entity, { path: 'metadata.labels.tier', fallback: 3 }),
    ).toEqual({ value, declared });
  });
});
