import { createTheme, getContrastRatio } from '@material-ui/core/styles';
import { outcomeWords, type OutcomeName } from '../format/words';
import { levelColour, outcomeColour } from './colours';

/** The surfaces of Backstage's own themes. */
const surfaces = {
  light: ['#FFFFFF', '#F8F8F8'],
  dark: ['#424242', '#333333'],
} as const;

describe.each(['light', 'dark'] as const)('in the %s theme', type => {
  const theme = createTheme({ palette: { type } });

  it.each(Object.keys(outcomeWords) as OutcomeName[])(
    '"%s" is legible as text',
    outcome => {
      for (const surface of surfaces[type]) {
        expect(
          getContrastRatio(outcomeColour(theme, outcome), surface),
        ).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('a level stands out the more the higher it is', () => {
    const contrasts = [1, 2, 3, 4].map(level =>
      getContrastRatio(levelColour(theme, level, 4), surfaces[type][0]),
    );
    expect([...contrasts].sort((a, b) => a - b)).toEqual(contrasts);
    expect(contrasts[3]).toBeGreaterThan(4.5);
  });

  it('a ladder of one rung and a level beyond the ladder have a colour', () => {
    expect(levelColour(theme, 1, 1)).toBe(levelColour(theme, 4, 4));
    expect(levelColour(theme, 9, 4)).toBe(levelColour(theme, 4, 4));
  });
});
