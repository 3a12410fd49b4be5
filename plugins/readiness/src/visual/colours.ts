import type { Theme } from '@material-ui/core/styles';
import type { OutcomeName } from '../format/words';

/** One hue for levels everywhere. Never red: a low level is a place, not an alarm. */
const levelHue = 213;

/**
 * The colour of a level: the same hue, farther from the background the higher the level. Colours of neighbouring
 * levels are only told apart beside each other, so a level is always named in words too.
 */
export function levelColour(
  theme: Theme,
  level: number,
  highest: number,
): string {
  const height = highest > 1 ? (level - 1) / (highest - 1) : 1;
  const clamped = Math.min(1, Math.max(0, height));
  const lightness =
    theme.palette.type === 'dark' ? 46 + 36 * clamped : 76 - 46 * clamped;
  return `hsl(${levelHue}, 62%, ${Math.round(lightness)}%)`;
}

const outcomeColours: Record<'light' | 'dark', Record<OutcomeName, string>> = {
  light: {
    pass: '#1b6b3a',
    fail: '#7a4a00',
    unknown: '#4f4d8c',
    notApplicable: '#5c5c5c',
  },
  dark: {
    pass: '#8fd6a6',
    fail: '#ffcb80',
    unknown: '#c9c8f7',
    notApplicable: '#c4c4c4',
  },
};

/** The colour of an outcome, legible as text on both themes' surfaces. Red is kept for what hurts now. */
export function outcomeColour(theme: Theme, outcome: OutcomeName): string {
  return outcomeColours[theme.palette.type][outcome];
}

/** No data is hatched, never a colour of its own. */
export function hatched(theme: Theme): string {
  const line = theme.palette.text.secondary;
  return `repeating-linear-gradient(45deg, transparent 0 3px, ${line} 3px 4px)`;
}
