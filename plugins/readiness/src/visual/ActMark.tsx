import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import { formatDay } from '../format/formatDay';
import { formatInstant } from '../format/formatInstant';
import { actWords, type ActName } from '../format/words';
import { useNow } from '../hooks/useNow';

const useStyles = makeStyles(
  { root: { whiteSpace: 'nowrap' } },
  { name: 'ReadinessActMark' },
);

/** What a person put beside an outcome, and when it lapses: "⏲ waived until 3 Dec". */
export function ActMark(props: { act: ActName; until: string }) {
  const { act, until } = props;
  const classes = useStyles();
  const now = useNow();
  const { glyph, word } = actWords[act];
  return (
    <Tooltip title={`Lapses ${formatInstant(until)}`}>
      <span className={classes.root}>
        <span aria-hidden="true">{glyph} </span>
        {word} until {formatDay(until, now)}
      </span>
    </Tooltip>
  );
}
