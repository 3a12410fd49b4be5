import { courseSteps } from './courseSteps';

const day = (text: string) => Date.parse(text);
const window = {
  from: day('2026-11-01'),
  observed: day('2026-11-11'),
  to: day('2026-11-11'),
};

describe('courseSteps', () => {
  it.each([
    ['nothing for no points', [], {}, []],
    [
      'a step where the value changed, to where it was observed last',
      [
        { day: '2026-11-01', value: 50 },
        { day: '2026-11-06', value: 60 },
      ],
      {},
      [
        { x: 0, y: 0 },
        { x: 0.5, y: 0 },
        { x: 0.5, y: 1 },
        { x: 1, y: 1 },
      ],
    ],
    [
      'nothing before the first point, and nothing after the last observation',
      [{ day: '2026-11-03', value: 7 }],
      { observed: day('2026-11-08') },
      [
        { x: 0.2, y: 0.5 },
        { x: 0.7, y: 0.5 },
      ],
    ],
    [
      'what a number was before the window from its beginning',
      [
        { day: '2026-01-01', value: 0.2 },
        { day: '2026-11-11', value: 0.1 },
      ],
      {},
      [
        { x: 0, y: 1 },
        { x: 1, y: 1 },
        { x: 1, y: 0 },
        { x: 1, y: 0 },
      ],
    ],
  ])('draws %s', (_, points, change, corners) => {
    expect(courseSteps(points, { ...window, ...change })).toEqual(
      corners.map(({ x, y }) => ({
        x: expect.closeTo(x, 9),
        y: expect.closeTo(y, 9),
      })),
    );
  });
});
