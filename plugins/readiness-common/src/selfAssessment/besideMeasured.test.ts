import { assert, constantFrom, double, integer, property } from 'fast-check';
import { defaultDoraPolicy } from '../dora/defaultDoraPolicy';
import { quickCheckQuestions } from '../dora/quickCheck';
import { answerRange } from './answerRange';
import { bandsOfAnswer } from './bandsOfAnswer';
import { besideMeasured } from './besideMeasured';

describe('besideMeasured', () => {
  it.each([
    ['a value in the middle of the answer', 'leadtime', 4, 60, 'same', 4],
    ['a value on the edge of two answers', 'leadtime', 4, 168, 'same', 4],
    ['the neighbour at that edge', 'leadtime', 3, 168, 'same', 4],
    ['a team that thinks better of itself', 'leadtime', 6, 30, 'better', 4],
    ['a team that thinks worse of itself', 'leadtime', 2, 30, 'worse', 4],
    [
      'less than a day, measured at 40 minutes: that is true',
      'failurerecovery',
      5,
      0.66,
      'same',
      6,
    ],
    ['three a day, said to be on demand', 'deployfreq', 6, 21, 'same', 6],
    ['three a day, said to be hourly to daily', 'deployfreq', 5, 21, 'same', 6],
    ['two a week, said to be daily', 'deployfreq', 5, 2, 'better', 4],
    [
      'no deployment in the window, said to be seldom',
      'deployfreq',
      1,
      0,
      'same',
      1,
    ],
  ] as const)('compares %s', (_, metric, answer, measured, said, place) => {
    expect(besideMeasured(metric, answer, measured)).toEqual({
      said,
      measuredAnswer: place,
    });
  });

  it.each([
    ['no farther than five points', 10, 0.15, 'same', 5],
    ['better than was measured', 0, 0.2, 'better', 20],
    ['worse than was measured', 40, 0.1, 'worse', 30],
  ] as const)('compares percentages: %s', (_, answer, measured, said, points) =>
    expect(besideMeasured('changefailure', answer, measured)).toEqual({
      said,
      points: expect.closeTo(points),
    }),
  );

  it('never lacks an answer that a measured value would be', () => {
    assert(
      property(
        constantFrom('leadtime', 'deployfreq', 'failurerecovery'),
        double({ min: 0, noNaN: true }),
        integer({ min: 1, max: 6 }),
        (metric, measured, answer) => {
          const { measuredAnswer = 0, said } = besideMeasured(
            metric,
            answer,
            measured,
          );
          expect([1, 2, 3, 4, 5, 6]).toContain(measuredAnswer);
          expect(besideMeasured(metric, measuredAnswer, measured).said).toBe(
            'same',
          );
          const range = answerRange(metric, answer);
          const isIn = range && measured >= range.from && measured <= range.to;
          expect(said === 'same').toBe(isIn);
        },
      ),
    );
  });
});

describe('bandsOfAnswer', () => {
  const table = defaultDoraPolicy.bands;

  it.each([
    [
      'leadtime',
      [['low'], ['low'], ['medium'], ['high'], ['elite', 'high'], ['elite']],
    ],
    [
      'deployfreq',
      [['low'], ['low'], ['medium'], ['high'], ['elite'], ['elite']],
    ],
    [
      'failurerecovery',
      [['low'], ['low'], ['low'], ['medium'], ['elite', 'high'], ['elite']],
    ],
  ] as const)('puts the answers about %s in bands', (metric, expected) => {
    const { answers = [] } =
      quickCheckQuestions.find(one => one.metric === metric) ?? {};
    expect(
      answers.map((_, index) => bandsOfAnswer(table, metric, index + 1)),
    ).toEqual(expected);
  });

  it.each([
    ['a percentage on an edge on the side of the table', 15, ['elite']],
    ['a percentage between edges', 20, ['high']],
    ['a high one', 90, ['low']],
  ])('puts %s', (_, answer, expected) => {
    expect(bandsOfAnswer(table, 'changefailure', answer)).toEqual(expected);
  });

  it('has no band for rework, which no table has', () => {
    expect(bandsOfAnswer(table, 'rework', 5)).toEqual([]);
  });
});
