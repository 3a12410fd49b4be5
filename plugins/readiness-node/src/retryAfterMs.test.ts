import { retryAfterMs } from './retryAfterMs';

const now = Date.parse('2026-03-02T09:00:00Z');

describe('retryAfterMs', () => {
  it.each([
    ['seconds', '120', 120_000],
    ['none at all', '0', 0],
    ['a date', 'Mon, 02 Mar 2026 09:00:30 GMT', 30_000],
    ['a date that has passed', 'Mon, 02 Mar 2026 08:00:00 GMT', 0],
    ['what is neither', 'soon', undefined],
    ['no header', null, undefined],
  ])('%s', (_, header, ms) => expect(retryAfterMs(header, now)).toBe(ms));
});
