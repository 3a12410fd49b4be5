import { durationFigure } from './durationFigure';
import { eventKey } from './eventKey';
import { inWindow } from './inWindow';
import { inWords } from './inWords';
import { reasonsIn } from './reasonsIn';
import { versionOf } from './versionOf';

describe('versionOf', () => {
  it.each<[string, Parameters<typeof versionOf>[0], string | undefined]>([
    ['is the commit first', { commitSha: 'AB1', version: '2' }, 'ab1'],
    [
      'else the version, without regard to capitals',
      { version: 'V1.2.0' },
      'v1.2.0',
    ],
    ['else the artifact', { artifact: 'pkg:oci/r@1' }, 'pkg:oci/r@1'],
    ['is none where the name moves', { version: 'latest' }, undefined],
    ['is none where nothing is said', {}, undefined],
    ['is none of empty words', { commitSha: '', version: ' ' }, undefined],
  ])('%s', (_, deployment, expected) => {
    expect(versionOf(deployment)).toBe(expected);
  });
});

describe('eventKey', () => {
  it('tells apart what only looks alike together', () => {
    const one = eventKey({ source: 'ci', id: '7' });
    expect(one).not.toBe(eventKey({ source: 'c', id: 'i7' }));
    expect(one).toBe(eventKey({ source: 'ci', id: '7' }));
  });
});

describe('inWords', () => {
  it.each([
    [7 * 24 * 3_600_000, '7 days'],
    [24 * 3_600_000, '1 day'],
    [36 * 3_600_000, '36 hours'],
    [3_600_000, '1 hour'],
    [90 * 60_000, '1.5 hours'],
  ])('says %p milliseconds as %s', (duration, words) => {
    expect(inWords(duration)).toBe(words);
  });
});

describe('inWindow', () => {
  it.each([
    [0, true],
    [4, true],
    [5, false],
    [-1, false],
  ])('has %p in 0 to 5: %p', (moment, expected) => {
    expect(inWindow(moment, { from: 0, to: 5 })).toBe(expected);
  });
});

describe('reasonsIn', () => {
  it('counts by reason what lies in the window, and what has no moment', () => {
    expect(
      reasonsIn(
        [
          { at: 5, reason: 'are not over' },
          { reason: 'are not over' },
          { at: 10, reason: 'are not over' },
          { at: 0, reason: 'are cancelled' },
        ],
        { from: 0, to: 10 },
      ),
    ).toEqual([
      { count: 1, reason: 'are cancelled' },
      { count: 2, reason: 'are not over' },
    ]);
  });
});

describe('durationFigure', () => {
  it('has the median of what can be, and counts what cannot', () => {
    const figure = durationFigure([3, -1, 1], { noData: 'Nothing is known.' });
    expect(figure).toEqual({
      value: 2,
      p75: 2.5,
      p95: 2.9,
      sampleSize: 2,
      excluded: [{ count: 1, reason: 'are below zero' }],
    });
  });

  it('says what is missing where nothing is left', () => {
    const figure = durationFigure([-1], { noData: 'Nothing is known.' });
    expect(figure).toEqual({
      noData: 'Nothing is known.',
      sampleSize: 0,
      excluded: [{ count: 1, reason: 'are below zero' }],
    });
  });
});
