import fc from 'fast-check';
import { declared } from '../__fixtures__/testCatalog';
import { addPoint } from './addPoint';
import { changeOver } from './changeOver';
import { deltaFact, withDeltas } from './deltaFact';
import { factNameProblem } from './factNameProblem';
import { seriesDays, type FactSeries } from './FactSeries';

const seriesOf = (...points: Array<[number, number]>): FactSeries =>
  points.reduce<FactSeries>(
    (series, [day, value]) => addPoint(series, { day, value }),
    [],
  );

describe('addPoint', () => {
  it.each<[string, FactSeries, FactSeries]>([
    ['starts a series', seriesOf([1, 70]), [{ day: 1, value: 70 }]],
    [
      'adds nothing while the value goes on',
      seriesOf([1, 70], [2, 70], [9, 70]),
      [{ day: 1, value: 70 }],
    ],
    [
      'keeps the last value of a day',
      seriesOf([1, 70], [2, 71], [2, 72]),
      [
        { day: 1, value: 70 },
        { day: 2, value: 72 },
      ],
    ],
    [
      'forgets a day that ends as the one before',
      seriesOf([1, 70], [2, 71], [2, 70]),
      [{ day: 1, value: 70 }],
    ],
    [
      'takes nothing from before its last day',
      seriesOf([5, 70], [4, 60]),
      [{ day: 5, value: 70 }],
    ],
    [
      'keeps the value that the number had when the series begins',
      seriesOf([1, 70], [5, 71], [100, 72]),
      [
        { day: 5, value: 71 },
        { day: 100, value: 72 },
      ],
    ],
  ])('%s', (_, series, expected) => {
    expect(series).toEqual(expected);
  });

  it('never has more points than days, and ends with what was said last', () => {
    const days = fc.array(fc.tuple(fc.nat(400), fc.integer()), {
      minLength: 1,
      maxLength: 500,
    });
    fc.assert(
      fc.property(days, unordered => {
        const points = [...unordered].sort(([a], [b]) => a - b);
        const series = seriesOf(...points);
        expect(series.length).toBeLessThanOrEqual(seriesDays + 1);
        const [, last] = points[points.length - 1] as [number, number];
        expect(series[series.length - 1]?.value).toBe(last);
      }),
    );
  });
});

describe('changeOver', () => {
  it.each<[string, FactSeries, number, number | undefined]>([
    ['nothing is known of a young number', seriesOf([1, 70]), 30, undefined],
    ['a number of thirty days that went on', seriesOf([1, 70]), 31, 0],
    ['the change since', seriesOf([1, 70], [20, 75]), 31, 5],
    ['a change that is older', seriesOf([1, 70], [20, 75]), 50, 0],
    ['no rounding of binary', seriesOf([0, 80.2], [9, 81.5]), 30, 1.3],
    ['nothing at all', [], 30, undefined],
  ])('%s', (_, series, day, change) => {
    expect(changeOver(series, { day, days: 30 })).toBe(change);
  });
});

describe('deltaFact', () => {
  const coverage = { ...declared('a.coverage', 'int'), series: true as const };

  it('has a name that a rule can read, beside that of the number', () => {
    const delta = deltaFact(coverage);
    expect(delta).toMatchObject({ name: 'a.coverageDelta30d', type: 'double' });
    expect(delta).not.toHaveProperty('series');
    expect(factNameProblem(delta?.name ?? '')).toBeUndefined();
  });

  it('is there for numbers that are kept over time, once', () => {
    const others = [
      declared('a.count', 'int'),
      { ...declared('a.text', 'string'), series: true as const },
    ];
    expect(withDeltas(others)).toEqual(others);
    const twice = withDeltas(withDeltas([coverage]));
    expect(twice).toHaveLength(2);
  });
});
