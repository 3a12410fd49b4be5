import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { DeliveryFigureView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { formatFigure } from '../format/formatFigure';
import { hatched } from '../visual/colours';
import { BandMark } from './BandMark';

const useStyles = makeStyles(
  theme => ({
    value: {
      fontSize: theme.typography.h5.fontSize,
      fontWeight: 'bold',
      lineHeight: 1.3,
      fontVariantNumeric: 'tabular-nums',
    },
    absent: {
      paddingLeft: theme.spacing(2),
      backgroundImage: hatched(theme),
      backgroundSize: '8px 100%',
      backgroundRepeat: 'no-repeat',
    },
    beside: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0, 1.5),
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'ReadinessFigureValue' },
);

/** What the number is of: a share never stands without its whole. */
function ofWhat(figure: DeliveryFigureView): string | undefined {
  const { part, whole, value, p75, p95, unit } = figure;
  if (value === undefined) return undefined;
  if (part !== undefined && whole !== undefined) {
    return `${formatCount(part)} of ${formatCount(whole, 'deployment')}`;
  }
  if (p75 === undefined || p95 === undefined) return undefined;
  return `p75 ${formatFigure(p75, unit)} · p95 ${formatFigure(p95, unit)}`;
}

/** A number with its band and what it is of, or why there is none. */
export function FigureValue({ figure }: { figure: DeliveryFigureView }) {
  const { value, unit, noData, band, open = 0 } = figure;
  const classes = useStyles();
  const beside = ofWhat(figure);
  return (
    <>
      {value === undefined ? (
        <div className={classes.absent}>
          <div className={classes.value}>no data</div>
          {noData && <Typography variant="body2">{noData}</Typography>}
        </div>
      ) : (
        <div className={classes.value}>{formatFigure(value, unit)}</div>
      )}
      <Typography variant="body2" component="div" className={classes.beside}>
        {band && <BandMark band={band} />}
        {beside && <span>{beside}</span>}
      </Typography>
      {open > 0 && (
        <Typography variant="body2">
          {formatCount(open, 'incident')} still open, not counted
        </Typography>
      )}
    </>
  );
}
