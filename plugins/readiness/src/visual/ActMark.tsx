import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import { formatDay } from '../format/formatDay';
import { formatInstant } from '../format/formatInstant';
import { actWords, type ActName } from '../format/words';
import { useNow } from '../hooks/useNow';
import { ActGlyph } from './ActGlyph';

const useStyles = makeStyles(
  { root: { whiteSpace: 'nowrap' } },
  { name: 'ReadinessActMark' },
);

/** What a person put beside an outcome, and when it lapses: "⏲ waived until 3 Dec". */
export function ActMark(props: { act: ActName; until: string }) {
  const { act, until } = props;
  const classes = useStyles();
  const now = useNow();
  return (
    <Tooltip title={`Lapses ${formatInstant(until)}`}>
      <span className={classes.root}>
        <ActGlyph act={act} />
        {actWords[act]} until {formatDay(until, now)}
      </span>
    </Tooltip>
  );
}
