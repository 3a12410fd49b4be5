import { wellKnownFact } from './wellKnownFact';

describe('wellKnownFact', () => {
  it('declares a fact of the vocabulary with its validity', () => {
    expect(wellKnownFact('oncall.escalationLevels', { hours: 1 })).toEqual({
      name: 'oncall.escalationLevels',
      type: 'int',
      unit: 'levels',
      description: expect.any(String),
      validity: { hours: 1 },
    });
  });

  it.each([
    [
      'offers the nearest name for a typing mistake',
      'oncall.escalationLevel',
      "'oncall.escalationLevel': did you mean 'oncall.escalationLevels'?",
    ],
    [
      'says what to do with a name of its own',
      'weather.isSunny',
      "'weather.isSunny': declare it in full",
    ],
  ])('%s', (_, name, message) => {
    expect(() => wellKnownFact(name, { hours: 1 })).toThrow(message);
  });
});
