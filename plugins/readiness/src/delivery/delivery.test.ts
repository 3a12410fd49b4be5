import { formatDayIn } from './formatDayIn';
import { sparklineRuns } from './sparklineRuns';
import { axisMarks } from './timeline/axisMarks';
import { incidentLanes } from './timeline/incidentLanes';
import { deploymentWords, incidentWords } from './timeline/markWords';
import { timeShare } from './timeline/timeShare';
import { trendWords } from './trendWords';

describe('sparklineRuns', () => {
  it.each([
    ['nothing', [], []],
    ['only gaps', [undefined, undefined], []],
    [
      'a gap between two runs, not a line at zero',
      [2, 4, undefined, 0],
      [
        [
          { x: 0.125, y: 0.5 },
          { x: 0.375, y: 1 },
        ],
        [{ x: 0.875, y: 0 }],
      ],
    ],
    [
      'a line at zero where all is zero',
      [0, 0],
      [
        [
          { x: 0.25, y: 0 },
          { x: 0.75, y: 0 },
        ],
      ],
    ],
  ])('draws %s', (_, values, expected) => {
    expect(sparklineRuns(values)).toEqual(expected);
  });
});

describe('trendWords', () => {
  it.each([
    [
      'a duration that fell is better, and its arrow points down',
      { unit: 'hours', value: 5, previous: 8, trend: 'better' },
      { arrow: '↓', text: 'better than 8 h in the 30 days before' },
    ],
    [
      'a frequency that fell is worse',
      { unit: 'perWeek', value: 5, previous: 8, trend: 'worse' },
      { arrow: '↓', text: 'worse than 8 / week in the 30 days before' },
    ],
    [
      'the same is said to be about the same',
      { unit: 'ratio', value: 0.1, previous: 0.1, trend: 'same' },
      { arrow: '→', text: 'about the same as in the 30 days before' },
    ],
    [
      'what differs by less than is shown is about the same, too',
      { unit: 'ratio', value: 0.0472, previous: 0.0473, trend: 'better' },
      { arrow: '→', text: 'about the same as in the 30 days before' },
    ],
    [
      'without data before there is no trend',
      { unit: 'hours', value: 5 },
      { arrow: '', text: 'Nothing to compare with in the 30 days before' },
    ],
    [
      'without data now the earlier value is told',
      { unit: 'hours', previous: 8 },
      { arrow: '', text: '8 h in the 30 days before' },
    ],
    [
      'without any data nothing is compared',
      { unit: 'hours' },
      { arrow: '', text: 'No data in the 30 days before either' },
    ],
  ] as const)('%s', (_, figure, expected) => {
    expect(trendWords(figure, 30)).toEqual(expected);
  });
});

describe('incidentLanes', () => {
  const at = (hour: number) =>
    new Date(Date.UTC(2026, 10, 1, hour)).toISOString();
  it.each([
    ['none', [], []],
    [
      'one after the other in one lane',
      [
        { startedAt: at(1), resolvedAt: at(2) },
        { startedAt: at(2), resolvedAt: at(3) },
      ],
      [0, 0],
    ],
    [
      'two at once in two lanes, in any order',
      [
        { startedAt: at(3), resolvedAt: at(5) },
        { startedAt: at(1), resolvedAt: at(4) },
      ],
      [1, 0],
    ],
    [
      'nothing behind one that is open',
      [{ startedAt: at(1) }, { startedAt: at(9), resolvedAt: at(10) }],
      [0, 1],
    ],
  ])('puts %s', (_, incidents, expected) => {
    expect(incidentLanes(incidents)).toEqual(expected);
  });
});

describe('axisMarks', () => {
  const marks = (from: string, to: string, timeZone = 'UTC') =>
    axisMarks({ from, to, timeZone }).map(({ label }) => label);
  it.each([
    [
      'every day of a week',
      marks('2026-11-18T08:00:00Z', '2026-11-21T08:00:00Z'),
      ['19 Nov', '20 Nov', '21 Nov'],
    ],
    [
      'Mondays of a month',
      marks('2026-10-22T08:00:00Z', '2026-11-21T08:00:00Z'),
      ['26 Oct', '2 Nov', '9 Nov', '16 Nov'],
    ],
    [
      'firsts of the month in half a year',
      marks('2026-05-25T08:00:00Z', '2026-11-21T08:00:00Z'),
      ['1 Jun', '1 Jul', '1 Aug', '1 Sep', '1 Oct', '1 Nov'],
    ],
  ])('marks %s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('begins days where the policy counts them, over a change of the clock', () => {
    expect(
      axisMarks({
        from: '2026-10-24T00:00:00Z',
        to: '2026-10-27T00:00:00Z',
        timeZone: 'Europe/Berlin',
      }).map(({ at }) => at),
    ).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
      '2026-10-26T23:00:00.000Z',
    ]);
  });
});

describe('timeShare', () => {
  const window = { from: '2026-11-01T00:00:00Z', to: '2026-11-11T00:00:00Z' };
  it.each([
    ['the middle', '2026-11-06T00:00:00Z', 0.5],
    ['what was before at the left edge', '2026-10-01T00:00:00Z', 0],
    ['what comes after at the right edge', '2026-12-01T00:00:00Z', 1],
  ])('puts %s', (_, at, expected) => {
    expect(timeShare(at, window)).toBe(expected);
  });
});

describe('words of events', () => {
  const deployment = {
    source: 'ci',
    id: '7',
    at: '2026-11-12T08:12:00Z',
    status: 'success',
    changeCount: 0,
  } as const;
  const incident = {
    source: 'pager',
    id: 'INC-7',
    startedAt: '2026-11-12T09:00:00Z',
  };
  it.each([
    [
      'a deployment by its version, with its changes',
      deploymentWords({ ...deployment, version: '1.4.2', changeCount: 3 }),
      'Deployment 1.4.2 succeeded, 12 Nov 2026, 08:12 UTC, 3 changes',
    ],
    [
      'one without a version by its id',
      deploymentWords(deployment),
      'Deployment 7 succeeded, 12 Nov 2026, 08:12 UTC',
    ],
    [
      'one that an incident marks as failed, and why',
      deploymentWords({ ...deployment, failed: 'INC-7 began after it' }),
      'Deployment 7 counts as failed: INC-7 began after it, 12 Nov 2026, 08:12 UTC',
    ],
    [
      'one that still runs',
      deploymentWords({ ...deployment, status: 'running' }),
      'Deployment 7 is running, 12 Nov 2026, 08:12 UTC',
    ],
    [
      'an incident that is open',
      incidentWords(incident),
      'Incident INC-7, open since 12 Nov 2026, 09:00 UTC',
    ],
    [
      'one that was resolved, and after how long',
      incidentWords({
        ...incident,
        title: 'Payments time out',
        severity: 'SEV1',
        resolvedAt: '2026-11-12T09:40:00Z',
      }),
      'Incident Payments time out (SEV1), 12 Nov 2026, 09:00 UTC, resolved after 40 min',
    ],
  ])('tell %s', (_, words, expected) => {
    expect(words).toBe(expected);
  });
});

describe('formatDayIn', () => {
  it.each([
    ['the day where days are counted', '2026-11-22T23:00:00Z', 'Mon 23 Nov'],
    ['nonsense as it is', 'yesterday', 'yesterday'],
  ])('says %s', (_, at, expected) => {
    expect(formatDayIn(at, 'Europe/Berlin')).toBe(expected);
  });
});
