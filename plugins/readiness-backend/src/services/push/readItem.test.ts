import { readItem } from './readItem';

const now = Date.parse('2026-11-21T09:00:00Z');
const facts = [
  {
    name: 'quality.testCoverage',
    type: 'double' as const,
    unit: 'percent',
    description: 'Coverage.',
    validity: { days: 30 },
  },
];
const entityRef = 'component:default/refunds';
const read = (observedAt?: string) =>
  readItem(
    { entityRef, facts: { 'quality.testCoverage': 81.5 }, observedAt },
    { entityRef, facts, now },
  );

describe('readItem', () => {
  it.each([
    ['now, if nothing is said', undefined, now],
    [
      'the moment, whatever its offset',
      '2026-11-21T09:30:00+01:00',
      now - 1_800_000,
    ],
    ['now, where a clock is ahead by a minute', '2026-11-21T09:01:00Z', now],
  ])('takes as observed %s', (_, observedAt, at) => {
    expect(read(observedAt).observedAt).toBe(at);
  });

  it.each([
    ['a date', '2026-11-21', /must be a moment with an offset/],
    ['a moment without an offset', '2026-11-21T09:00:00', /with an offset/],
    ['a day that does not exist', '2026-02-30T09:00:00Z', /with an offset/],
    ['the future', '2026-11-21T09:01:01Z', /is in the future/],
    ['the last year that there is', '9999-12-31T23:59:59Z', /in the future/],
    ['the first year', '0001-01-01T00:00:00Z', /before the year 2000/],
  ])('refuses %s', (_, observedAt, message) => {
    expect(() => read(observedAt)).toThrow(message);
  });

  it('refuses a number that its unit cannot have', () => {
    expect(() =>
      readItem(
        { entityRef, facts: { 'quality.testCoverage': 181 } },
        { entityRef, facts, now },
      ),
    ).toThrow(
      "fact 'quality.testCoverage' must be from 0 to 100 (its unit is percent), got 181",
    );
  });
});
