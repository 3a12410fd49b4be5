import { answerWords } from './answerWords';
import { comparisonWords } from './comparisonWords';
import { groupDelivery } from '../testing/deliveryViews';
import { formatScore } from './formatScore';
import { measuredOf } from './measuredOf';
import { percentOf } from './percentOf';
import { scorePoints } from './scorePoints';

describe('comparisonWords', () => {
  it.each([
    [
      'a faster answer',
      ...(['leadtime', 6, 30] as const),
      'The team sees it as faster than was measured; measured, the answer would be “One day to one week”.',
    ],
    [
      'a slower answer',
      ...(['failurerecovery', 3, 0.5] as const),
      'The team sees it as slower than was measured; measured, the answer would be “Less than one hour”.',
    ],
    [
      'an answer of less',
      ...(['deployfreq', 3, 9] as const),
      'The team sees it as less often than was measured; measured, the answer would be “On demand (multiple deployments per day)”.',
    ],
    [
      'a lower percentage',
      ...(['changefailure', 5, 0.2] as const),
      'The team says 15 percentage points less than was measured.',
    ],
    [
      'a higher percentage',
      ...(['rework', 50, 0.1] as const),
      'The team says 40 percentage points more than was measured.',
    ],
    ['agreement', ...(['rework', 10, 0.1] as const), 'Both say the same.'],
    ['no answer', ...(['rework', undefined, 0.1] as const), ''],
    ['nothing measured', ...(['rework', 10, undefined] as const), ''],
  ])('says %s', (_, metric, answer, measured, words) => {
    expect(comparisonWords(metric, answer, measured)).toBe(words);
  });
});

describe('measuredOf', () => {
  const [frequency] = groupDelivery.distribution!;
  const withBands = (
    elite: number,
    high: number,
    quartiles?: [number, number, number],
  ) => ({
    ...groupDelivery,
    distribution: [
      {
        ...frequency!,
        bands: [
          { band: 'elite' as const, count: elite },
          { band: 'high' as const, count: high },
        ],
        quartiles,
      },
    ],
  });

  it.each([
    [
      'the service in the middle of many',
      groupDelivery,
      { value: 2, band: 'high', isMiddle: true },
    ],
    [
      'no band where the middle lies between two',
      withBands(1, 1, [2, 5, 9]),
      { value: 5, band: undefined },
    ],
    [
      'one band where both in the middle are in it',
      withBands(1, 3, [2, 5, 9]),
      { value: 5, band: 'high' },
    ],
    [
      'no sum where no single service is known',
      withBands(0, 0),
      { noData: 'Of several services, none is known by itself.' },
    ],
    [
      'the figure itself of one service',
      { ...groupDelivery, scope: { ...groupDelivery.scope, services: 1 } },
      { value: 9, band: 'elite' },
    ],
  ])('takes for the frequency %s', (_, view, expected) => {
    expect(measuredOf(view, 'deploymentFrequency')).toMatchObject(expected);
  });

  it('takes medians and shares of all services as they are', () => {
    expect(measuredOf(groupDelivery, 'leadTime')?.value).toBe(5);
  });
});

describe('percentOf', () => {
  it.each([
    ['', undefined],
    [' ', undefined],
    ['0', 0],
    ['100', 100],
    ['12.5 %', 12.5],
    ['12,5', 12.5],
    ['101', 'wrong'],
    ['-1', 'wrong'],
    ['1e1', 'wrong'],
    ['often', 'wrong'],
  ])('reads %j', (text, percentage) => {
    expect(percentOf(text)).toBe(percentage);
  });
});

describe('scorePoints', () => {
  it('draws by time, and what is of one moment side by side', () => {
    const at = '2026-01-01';
    expect(
      scorePoints([
        { at, score: 4 },
        { at: '2026-01-03', score: 10 },
        { at: '2026-01-09', score: 0 },
      ]),
    ).toEqual([
      { x: 0, y: 60 },
      { x: 25, y: 0 },
      { x: 100, y: 100 },
    ]);
    expect(
      scorePoints([
        { at, score: 5 },
        { at, score: 5 },
      ]).map(({ x }) => x),
    ).toEqual([0, 100]);
  });
});

describe('answers and scores', () => {
  it.each([
    [answerWords('leadtime', 1), 'More than six months'],
    [answerWords('rework', 12.5), '12.5 %'],
    [formatScore(22 / 3), '7.3 of 10'],
  ])('are said as %j', (words, expected) => {
    expect(words).toBe(expected);
  });
});
