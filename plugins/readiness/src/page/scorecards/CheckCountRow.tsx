import { makeStyles, useTheme } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type {
  ScorecardView,
  ServiceQuery,
} from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../../format/formatCount';
import { effortWords, outcomeWords } from '../../format/words';
import { ActGlyph } from '../../visual/ActGlyph';
import { outcomeColour } from '../../visual/colours';
import { ServicesLink } from '../../visual/ServicesLink';
import { countedOutcomes } from './countedOutcomes';

const useStyles = makeStyles(
  theme => ({
    figure: {
      fontVariantNumeric: 'tabular-nums',
      textAlign: 'right',
      whiteSpace: 'nowrap',
    },
    title: { minWidth: 140 },
    words: { whiteSpace: 'nowrap' },
    // The bar starts where all others start, the figure stands before it.
    held: {
      display: 'grid',
      gridTemplateColumns: '1.5em 56px',
      gap: theme.spacing(1),
      alignItems: 'center',
    },
    bar: { height: 10, printColorAdjust: 'exact' },
  }),
  { name: 'ReadinessCheckCountRow' },
);

/** A number of services as a link to them; none is not a link. */
function Services(props: {
  count: number;
  what: string;
  filter: ServiceQuery;
}) {
  const { count, what, filter } = props;
  if (count === 0) return <>{formatCount(0)}</>;
  return (
    <ServicesLink
      filter={filter}
      label={`${formatCount(count, 'service')}: ${what}`}
    >
      {formatCount(count)}
    </ServicesLink>
  );
}

/** One check of a scorecard: how many services have which outcome, and how many it alone holds back. */
export function CheckCountRow(props: {
  scorecard: ScorecardView;
  check: ScorecardView['checks'][number];
  /** The longest bar stands for this many services. */
  mostBlocks: number;
}) {
  const { scorecard, check, mostBlocks } = props;
  const { id, title, level, blocks } = check;
  const classes = useStyles();
  const theme = useTheme();
  const rung = scorecard.distribution.find(share => share.level === level);
  return (
    <TableRow hover>
      <TableCell
        component="th"
        role="rowheader"
        scope="row"
        className={classes.title}
      >
        {title}
      </TableCell>
      <TableCell className={classes.words} data-title="Level">
        {level} {rung?.name}
      </TableCell>
      <TableCell data-title="Alone holds back">
        <div className={classes.held}>
          <span className={classes.figure}>
            <Services
              count={blocks}
              what={`held back by ${title} alone`}
              filter={{ scorecard: scorecard.id, heldBackBy: id }}
            />
          </span>
          {blocks > 0 && (
            <span
              aria-hidden="true"
              className={classes.bar}
              style={{
                width: `${(100 * blocks) / mostBlocks}%`,
                background: outcomeColour(theme, 'fail'),
              }}
            />
          )}
        </div>
      </TableCell>
      {countedOutcomes.map(outcome => (
        <TableCell
          key={outcome}
          className={classes.figure}
          data-title={`${outcomeWords[outcome].glyph} ${outcomeWords[outcome].word}`}
        >
          <Services
            count={check[outcome]}
            what={`${title}, ${outcomeWords[outcome].word}`}
            filter={{ scorecard: scorecard.id, check: id, outcome }}
          />
          {outcome === 'fail' && check.waived > 0 && (
            <Typography variant="caption" component="div">
              <ActGlyph act="waived" />
              {formatCount(check.waived)} waived
            </Typography>
          )}
        </TableCell>
      ))}
      <TableCell className={classes.words} data-title="Effort">
        {effortWords[check.effort]}
      </TableCell>
      <TableCell className={classes.words} data-title="Category">
        {check.category}
      </TableCell>
    </TableRow>
  );
}
