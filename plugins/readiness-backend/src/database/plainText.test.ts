import { plainText } from './plainText';

describe('plainText', () => {
  it.each([
    [
      'ordinary text',
      'connect ECONNREFUSED 127.0.0.1',
      'connect ECONNREFUSED 127.0.0.1',
    ],
    [
      'other scripts and pictures',
      'Ausfall über Nacht 🚒',
      'Ausfall über Nacht 🚒',
    ],
    ['zero characters', 'a\0b', 'ab'],
    ['halves of pairs', 'a\ud83db\ude92c', 'abc'],
    ['a pair that the cut divides', `${'x'.repeat(3999)}🚒`, 'x'.repeat(3999)],
  ])('keeps what can be stored: %s', (_, message, expected) => {
    expect(plainText(message)).toBe(expected);
  });
});
