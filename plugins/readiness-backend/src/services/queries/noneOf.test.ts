import { noneOf } from './noneOf';
import { QueryError } from './QueryError';

const many = Array.from({ length: 13 }, (_, i) => `name-${i}`);

describe('noneOf', () => {
  it.each([
    ['check', 'has-runbok', ['has-runbook'], "; did you mean 'has-runbook'?"],
    ['level', '9', ['1', '2', 'none'], '; there are 1, 2, none'],
    ['check', 'x', [], '; there is none'],
    ['check', 'x', many, '; GET /scorecards names them all'],
    ['collector', 'x', many, '; GET /collectors names them all'],
  ])('says of %s %j what there is', (parameter, value, valid, mend) => {
    const mistake = noneOf(parameter, value, 'such thing', valid);
    expect(new QueryError([mistake]).message).toBe(
      `query parameter '${parameter}': '${value}' is no such thing${mend}`,
    );
  });

  it('does not repeat a text that is long', () => {
    const mistake = noneOf('check', 'x'.repeat(5000), 'check', []);
    expect(new QueryError([mistake]).message.length).toBeLessThan(150);
  });
});
