import { namesReviewers } from './namesReviewers';

describe('namesReviewers', () => {
  it.each([
    ['* @acme/payments', true],
    ['/docs/ writer@acme.example # and others', true],
    ['[Payments] @acme/payments\n*.sql', true],
    ['', false],
    ['# * @acme/payments', false],
    ['# * @acme/payments\r\n*.sql\r\n', false],
    ['* @acme/payments\r\n', true],
    ['*.sql', false],
    ['[Payments]\n', false],
  ])('%j: %s', (text, expected) => {
    expect(namesReviewers(text)).toBe(expected);
  });

  it('does not hold up the process with a line made to be slow', () => {
    const startedAt = performance.now();
    expect(namesReviewers(`${' #'.repeat(128 * 1024)}\u2028`)).toBe(false);
    // Some milliseconds, and ten seconds where every comment is looked through to its end.
    expect(performance.now() - startedAt).toBeLessThan(1500);
  });
});
