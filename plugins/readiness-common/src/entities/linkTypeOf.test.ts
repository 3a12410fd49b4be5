import { linkTypeOf } from './linkTypeOf';

describe('linkTypeOf', () => {
  it.each([
    ['a known type', 'runbook', 'runbook'],
    ['a known type in other letters', 'DashBoard', 'dashboard'],
    ['another type', 'website', undefined],
    ['no type', undefined, undefined],
  ])('tells %s', (_, type, expected) => {
    expect(linkTypeOf({ type })).toBe(expected);
  });
});
