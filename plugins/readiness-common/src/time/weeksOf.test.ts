import { hourMs } from './durations';
import { parseWindow } from './parseWindow';
import { weeksOf } from './weeksOf';

const span = (from: string, to: string) => ({
  from: Date.parse(from),
  to: Date.parse(to),
});
const hoursOf = (spans: ReturnType<typeof weeksOf>) =>
  spans.map(({ from, to }) => (to - from) / hourMs);

describe('weeksOf', () => {
  it('begins on Monday, before the span, and ends after it', () => {
    const weeks = weeksOf(
      span('2026-01-01T08:00:00Z', '2026-01-06T08:00:00Z'),
      'UTC',
    );
    expect(weeks).toEqual([
      span('2025-12-29T00:00:00Z', '2026-01-05T00:00:00Z'),
      span('2026-01-05T00:00:00Z', '2026-01-12T00:00:00Z'),
    ]);
  });

  it('has no week of an empty span, and none that only begins when the span ends', () => {
    const monday = '2026-01-05T00:00:00Z';
    expect(weeksOf(span(monday, monday), 'UTC')).toEqual([]);
    expect(weeksOf(span('2026-01-04T00:00:00Z', monday), 'UTC')).toHaveLength(
      1,
    );
  });

  it.each([
    ['an hour shorter in spring', '2026-03-24T00:00:00Z', 'Europe/Berlin', 167],
    ['an hour longer in autumn', '2026-10-20T00:00:00Z', 'Europe/Berlin', 169],
    [
      'half an hour shorter where clocks move by that',
      '2026-10-01T00:00:00Z',
      'Australia/Lord_Howe',
      167.5,
    ],
    ['as long as ever in UTC', '2026-03-24T00:00:00Z', 'UTC', 168],
  ])('has a week that is %s', (_, moment, zone, hours) => {
    const from = Date.parse(moment);
    expect(hoursOf(weeksOf({ from, to: from + 1 }, zone))).toEqual([hours]);
  });

  it('has the day of 23 hours, and days that begin at one where midnight is left out', () => {
    const berlin = span('2026-03-27T23:00:00Z', '2026-03-30T00:00:00Z');
    expect(hoursOf(weeksOf(berlin, 'Europe/Berlin', 'day'))).toEqual([
      24, 23, 24,
    ]);
    const beirut = span('2026-03-27T22:00:00Z', '2026-03-29T20:00:00Z');
    const days = weeksOf(beirut, 'Asia/Beirut', 'day');
    expect(hoursOf(days)).toEqual([24, 23]);
  });

  it('refuses a time zone that does not exist', () => {
    expect(() => weeksOf({ from: 0, to: 1 }, 'Europe/Berlín')).toThrow(
      "'Europe/Berlín' is no time zone",
    );
  });
});

describe('parseWindow', () => {
  it.each([
    ['30d', 30],
    ['4w', 28],
    [' 90d ', 90],
    ['0d', undefined],
    ['-7d', undefined],
    ['7', undefined],
    ['7D', undefined],
    ['9999w', undefined],
    ['1.5d', undefined],
    ['', undefined],
  ])('reads %j as %p days', (text, days) => {
    expect(parseWindow(text)).toBe(days);
  });
});
