import { makeStyles, useTheme } from '@material-ui/core/styles';
import { outcomeWords, type OutcomeName } from '../format/words';
import { outcomeColour } from './colours';
import { VisuallyHidden } from './VisuallyHidden';

const useStyles = makeStyles(
  {
    root: { display: 'inline-flex', gap: 6, whiteSpace: 'nowrap' },
    glyph: { fontWeight: 'bold', width: '1em', textAlign: 'center' },
  },
  { name: 'ReadinessOutcomeMark' },
);

/** An outcome by shape, word and colour. The word may be hidden where a column header says it already. */
export function OutcomeMark(props: {
  outcome: OutcomeName;
  hideWord?: boolean;
  /** Two words may stand beneath each other, in a narrow header. */
  wrap?: boolean;
}) {
  const { outcome, hideWord, wrap } = props;
  const classes = useStyles();
  const theme = useTheme();
  const { glyph, word } = outcomeWords[outcome];
  return (
    <span
      className={classes.root}
      style={{
        color: outcomeColour(theme, outcome),
        ...(wrap && { whiteSpace: 'normal', textAlign: 'left' }),
      }}
    >
      <span aria-hidden="true" className={classes.glyph}>
        {glyph}
      </span>
      {hideWord ? <VisuallyHidden>{word}</VisuallyHidden> : <span>{word}</span>}
    </span>
  );
}
