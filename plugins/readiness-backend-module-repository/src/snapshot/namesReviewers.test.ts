import { namesReviewers } from './namesReviewers';

describe('namesReviewers', () => {
  it.each([
    ['* @acme/payments', true],
    ['/docs/ writer@acme.example # and others', true],
    ['[Payments] @acme/payments\n*.sql', true],
    ['', false],
    ['# * @acme/payments', false],
    ['*.sql', false],
    ['[Payments]\n', false],
  ])('%j: %s', (text, expected) => {
    expect(namesReviewers(text)).toBe(expected);
  });
});
