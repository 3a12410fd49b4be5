import { formatFigure } from './formatFigure';
import { formatHours } from './formatHours';

describe('formatHours', () => {
  it.each([
    ['none', 0, '0 min'],
    ['seconds', 0.01, 'under 1 min'],
    ['minutes', 0.66, '40 min'],
    ['what would round to an hour', 59.6 / 60, '1 h'],
    ['a few hours, with half of one', 1.5, '1.5 h'],
    ['many hours', 21.4, '21 h'],
    ['the last hours before days', 47.4, '47 h'],
    ['days', 60, '2.5 d'],
    ['thousands of days', 24 * 2000, '2,000 d'],
  ])('says %s', (_, hours, expected) => {
    expect(formatHours(hours)).toBe(expected);
  });
});

describe('formatFigure', () => {
  it.each([
    ['a frequency', 9, 'perWeek', '9 / week'],
    ['a frequency with a part of one', 1.4, 'perWeek', '1.4 / week'],
    [
      'a frequency that would round to none',
      0.01,
      'perWeek',
      'under 0.1 / week',
    ],
    ['a duration', 5, 'hours', '5 h'],
    ['a ratio', 0.042, 'ratio', '4.2 %'],
    ['no failure, which is not no data', 0, 'ratio', '0 %'],
    ['one change', 1, 'changes', '1 change'],
    ['several changes', 2.5, 'changes', '2.5 changes'],
  ] as const)('says %s', (_, value, unit, expected) => {
    expect(formatFigure(value, unit)).toBe(expected);
  });
});
