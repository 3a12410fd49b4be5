import { firstSentence } from './firstSentence';
import { dayAfter } from './dayAfter';
import { formatAge } from './formatAge';
import { formatCount } from './formatCount';
import { formatDay } from './formatDay';
import { formatDuration } from './formatDuration';
import { formatFactValue } from './formatFactValue';
import { formatInstant } from './formatInstant';
import { formatUntil } from './formatUntil';
import { isHttpUrl } from './isHttpUrl';
import { lastMomentOf } from './lastMomentOf';

const now = Date.parse('2026-11-21T08:00:00Z');

describe('formatAge', () => {
  it.each([
    ['the present', '2026-11-21T07:59:30Z', 'just now'],
    ['a clock that runs ahead', '2026-11-21T08:03:00Z', 'just now'],
    ['minutes', '2026-11-21T07:48:00Z', '12 min ago'],
    ['hours', '2026-11-21T03:30:00Z', '4 h ago'],
    ['the last minute before two days', '2026-11-19T08:01:00Z', '47 h ago'],
    ['days', '2026-11-18T08:00:00Z', '3 d ago'],
    ['long ago', '2026-03-02T08:00:00Z', 'on 2 Mar 2026'],
    ['nonsense', 'yesterday', 'at an unknown time'],
  ])('says %s', (_, at, expected) => {
    expect(formatAge(at, now)).toBe(expected);
  });
});

describe('formatUntil', () => {
  it.each([
    ['what is past', '2026-11-21T07:59:00Z', 'now due'],
    ['the present', '2026-11-21T08:00:00Z', 'now due'],
    ['seconds', '2026-11-21T08:00:40Z', 'in 40 s'],
    ['minutes', '2026-11-21T08:12:20Z', 'in 12 min'],
    ['hours', '2026-11-21T14:00:00Z', 'in 6 h'],
    ['days', '2026-11-24T08:00:00Z', 'in 3 d'],
    ['nonsense', 'tomorrow', 'at an unknown time'],
  ])('says %s', (_, at, expected) => {
    expect(formatUntil(at, now)).toBe(expected);
  });
});

describe('firstSentence', () => {
  it.each([
    ['Add a link. Then refresh.', 'Add a link.'],
    [
      'Set `spec.owner` in catalog-info.yaml.',
      'Set `spec.owner` in catalog-info.yaml.',
    ],
    ['Use a tool, e.g. this one. Then go.', 'Use a tool, e.g. this one.'],
    ['  links.traces is not known  ', 'links.traces is not known'],
    ['Does it page?\nAsk.', 'Does it page?'],
    ['', ''],
  ])('of %p is %p', (text, expected) => {
    expect(firstSentence(text)).toBe(expected);
  });
});

describe('formatFactValue', () => {
  it.each([
    [true, undefined, 'yes'],
    [false, undefined, 'no'],
    [2, undefined, '2'],
    [7, 'days', '7 days'],
    [1234.56, 'minutes', '1,234.6 minutes'],
    [0.953, 'ratio', '95.3 %'],
    ['', undefined, '(empty)'],
    ['java', undefined, 'java'],
    [[], undefined, 'none'],
    [['a', 'b'], undefined, 'a, b'],
  ])('%p with unit %p is %p', (value, unit, expected) => {
    expect(formatFactValue(value, unit)).toBe(expected);
  });
});

describe('other words', () => {
  it('says moments in UTC', () => {
    expect(formatInstant('2026-11-21T08:12:30Z')).toBe(
      '21 Nov 2026, 08:12 UTC',
    );
    expect(formatInstant('soon')).toBe('soon');
    expect(formatDay('2026-11-03T22:00:00Z')).toBe('3 Nov 2026');
    expect(formatDay('2026-11-03T22:00:00Z', now)).toBe('3 Nov');
    expect(formatDay('2025-11-03T22:00:00Z', now)).toBe('3 Nov 2025');
  });

  it('says durations', () => {
    expect(formatDuration('PT90M')).toBe('1 hour, 30 minutes');
    expect(formatDuration('P1D')).toBe('1 day');
    expect(formatDuration('a while')).toBe('a while');
  });

  it('counts with separators and nouns', () => {
    expect(formatCount(20000)).toBe('20,000');
    expect(formatCount(0, 'service')).toBe('0 services');
    expect(formatCount(1, 'service')).toBe('1 service');
  });

  it.each([
    ['https://runbooks.example.org/payments', true],
    ['http://localhost:7007', true],
    ['HTTPS://EXAMPLE.ORG', true],
    // eslint-disable-next-line no-script-url
    ['javascript:alert(1)', false],
    [' javascript:alert(1)', false],
    ['java\nscript:alert(1)', false],
    ['data:text/html,hello', false],
    ['//example.org', false],
    ['/relative', false],
    ['', false],
  ])('takes %p for an address that may be linked: %p', (text, expected) => {
    expect(isHttpUrl(text)).toBe(expected);
  });
});

describe('dayAfter', () => {
  it.each([
    [30, '2026-12-20'],
    [1, '2026-11-21'],
    [0, '2026-11-21'],
  ])('is the last day that ends within %d days', (days, day) => {
    expect(dayAfter(days, now)).toBe(day);
  });

  it('is never later than the backend takes', () => {
    const end = Date.parse(lastMomentOf(dayAfter(90, now)));
    expect(end).toBeLessThanOrEqual(now + 90 * 86_400_000);
  });
});

describe('lastMomentOf', () => {
  it('holds on the day that was chosen', () => {
    expect(lastMomentOf('2026-12-03')).toBe('2026-12-03T23:59:59.000Z');
  });
});
