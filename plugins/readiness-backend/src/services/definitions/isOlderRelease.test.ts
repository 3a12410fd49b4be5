import { isOlderRelease } from './isOlderRelease';

describe('isOlderRelease', () => {
  it.each([
    ['0.9.0', '0.10.0', true],
    ['0.10.0', '0.9.0', false],
    ['1.2.3', '1.2.3', false],
    ['1.2.0-rc.1', '1.2.0', true],
    ['1.2.0', '1.2.0-rc.1', false],
    ['1.2.0-rc.2', '1.2.0-rc.10', true],
    ['1.1.9', '1.2.0-rc.1', true],
  ])('%s before %s: %s', (release, other, expected) => {
    expect(isOlderRelease(release, other)).toBe(expected);
  });
});
