import { overdueSince } from './overdueSince';

const minute = 60_000;
const schedule = { frequency: { minutes: 5 }, timeout: { minutes: 10 } };

it.each([
  ['has never run', {}, 60, undefined],
  ['ran in time', { startedAt: 0 }, 6, undefined],
  ['did not run again', { startedAt: 0 }, 8, 5],
  ['is at work', { startedAt: 0, runningSince: 5 * minute }, 12, undefined],
  ['is at work for too long', { runningSince: 5 * minute }, 18, 15],
])('a collector that %s', (_, runs, now, expected) => {
  expect(overdueSince(schedule, { ...runs, now: now * minute })).toBe(
    expected === undefined ? undefined : expected * minute,
  );
});

it('says nothing of a collector on a cron line', () => {
  const cron = { ...schedule, frequency: { cron: '0 * * * *' } };
  const now = 600 * minute;
  expect(overdueSince(cron, { startedAt: 0, now })).toBeUndefined();
});
