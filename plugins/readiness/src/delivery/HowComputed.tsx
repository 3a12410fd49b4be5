import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type {
  DeliveryFigureView,
  DeliveryView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { formatFigure } from '../format/formatFigure';
import { formatDayIn } from './formatDayIn';
import { bandWords, figureWords } from './words';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1.5),
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(300px, 100%), 1fr))',
      gap: theme.spacing(1, 4),
      overflowWrap: 'anywhere',
    },
    // Two narrow columns fit on every screen: no row has to become a block.
    series: {
      alignSelf: 'start',
      maxWidth: 360,
      '& th, & td': { padding: theme.spacing(0.5, 1) },
    },
    formula: { whiteSpace: 'pre-line' },
    terms: {
      display: 'grid',
      gridTemplateColumns: 'max-content 1fr',
      gap: theme.spacing(0.25, 2),
      margin: theme.spacing(1, 0, 0),
      fontVariantNumeric: 'tabular-nums',
      '& dt': { fontWeight: 'bold' },
      '& dd': { margin: 0 },
    },
  }),
  { name: 'ReadinessHowComputed' },
);

function Terms({ figure, view }: { figure: DeliveryFigureView } & Viewed) {
  const classes = useStyles();
  const { sampleSize, excluded, bandLimits } = figure;
  return (
    <Typography variant="body2" component="dl" className={classes.terms}>
      <dt>Computed from</dt>
      <dd>{formatCount(sampleSize, 'observation')}</dd>
      <dt>Left out</dt>
      <dd>
        {excluded.length === 0
          ? 'nothing'
          : excluded.map(({ count, reason }) => (
              <div key={reason}>
                {formatCount(count)}: {reason}
              </div>
            ))}
      </dd>
      <dt>Bands</dt>
      <dd>
        {bandLimits.length === 0
          ? 'none for this figure'
          : bandLimits.map(({ band, label }) => (
              <div key={band}>
                {bandWords[band].word}: {label}
              </div>
            ))}
        {bandLimits.length > 0 && <div>from “{view.bandTable.title}”</div>}
      </dd>
    </Typography>
  );
}

interface Viewed {
  view: Pick<DeliveryView, 'window' | 'bandTable'>;
}

/** Formula, sample and exclusions of a figure, the limits of its bands, and every value that its line is drawn from. */
export function HowComputed(
  props: {
    figure: DeliveryFigureView;
    id: string;
    className?: string;
  } & Viewed,
) {
  const { figure, id, className = '', view } = props;
  const classes = useStyles();
  const { title, what } = figureWords[figure.id];
  const { timeZone } = view.window;
  return (
    <Paper
      variant="outlined"
      component="section"
      id={id}
      aria-label={`How ${what} is computed`}
      className={`${classes.root} ${className}`}
    >
      <div>
        <Typography variant="subtitle2" component="h5">
          How is {what} computed?
        </Typography>
        <Typography variant="body2" className={classes.formula}>
          {figure.formula}
        </Typography>
        <Terms figure={figure} view={view} />
      </div>
      {figure.series.length > 0 && (
        <Table
          size="small"
          aria-label={`${title} over the window`}
          className={classes.series}
        >
          <TableHead>
            <TableRow>
              <TableCell scope="col">From ({timeZone})</TableCell>
              <TableCell scope="col" align="right">
                Value
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {figure.series.map(({ from, value }) => (
              <TableRow key={from}>
                <TableCell component="th" role="rowheader" scope="row">
                  {formatDayIn(from, timeZone)}
                </TableCell>
                <TableCell align="right">
                  {value === undefined
                    ? 'no data'
                    : formatFigure(value, figure.unit)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Paper>
  );
}
