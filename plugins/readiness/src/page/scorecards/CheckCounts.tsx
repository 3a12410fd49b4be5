import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { ScorecardView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../../format/formatCount';
import {
  effortWords,
  outcomeWords,
  type OutcomeName,
} from '../../format/words';
import { useServicesHref } from '../../hooks/useServicesHref';
import { OutcomeMark } from '../../visual/OutcomeMark';

const useStyles = makeStyles(
  theme => ({
    scroll: { overflowX: 'auto', marginTop: theme.spacing(2) },
    table: { background: theme.palette.background.paper },
    figure: { fontVariantNumeric: 'tabular-nums' },
    rung: { fontWeight: 'bold' },
  }),
  { name: 'ReadinessCheckCounts' },
);

const outcomes = Object.keys(outcomeWords) as OutcomeName[];

function CheckRow(props: {
  scorecardId: string;
  check: ScorecardView['checks'][number];
}) {
  const { scorecardId, check } = props;
  const classes = useStyles();
  const servicesHref = useServicesHref();
  return (
    <TableRow hover>
      <TableCell component="th" role="rowheader" scope="row">
        {check.title}
      </TableCell>
      <TableCell>{check.category}</TableCell>
      <TableCell>{effortWords[check.effort]}</TableCell>
      {outcomes.map(outcome => (
        <TableCell key={outcome} align="right" className={classes.figure}>
          {check[outcome] > 0 ? (
            <Link
              to={servicesHref({
                scorecard: scorecardId,
                check: check.id,
                outcome,
              })}
              aria-label={`${formatCount(check[outcome], 'service')}: ${
                check.title
              }, ${outcomeWords[outcome].word}`}
            >
              {formatCount(check[outcome])}
            </Link>
          ) : (
            formatCount(0)
          )}
        </TableCell>
      ))}
      <TableCell align="right" className={classes.figure}>
        {formatCount(check.blocks)}
      </TableCell>
    </TableRow>
  );
}

/** The checks of a scorecard by rung, with how many services have which outcome. */
export function CheckCounts({ scorecard }: { scorecard: ScorecardView }) {
  const classes = useStyles();
  const rungs = scorecard.distribution.map(rung => ({
    ...rung,
    checks: scorecard.checks.filter(check => check.level === rung.level),
  }));
  return (
    <div className={classes.scroll}>
      <Table
        size="small"
        className={classes.table}
        aria-label={`Checks of ${scorecard.title}`}
      >
        <TableHead>
          <TableRow>
            <TableCell scope="col">Check</TableCell>
            <TableCell scope="col">Category</TableCell>
            <TableCell scope="col">Effort</TableCell>
            {outcomes.map(outcome => (
              <TableCell key={outcome} scope="col" align="right">
                <OutcomeMark outcome={outcome} />
              </TableCell>
            ))}
            <TableCell scope="col" align="right">
              Alone holds back
            </TableCell>
          </TableRow>
        </TableHead>
        {rungs
          .filter(rung => rung.checks.length > 0)
          .map(rung => (
            <TableBody key={rung.level}>
              <TableRow>
                <TableCell
                  component="th"
                  role="rowheader"
                  scope="rowgroup"
                  colSpan={4 + outcomes.length}
                  className={classes.rung}
                >
                  {rung.level} {rung.name}
                </TableCell>
              </TableRow>
              {rung.checks.map(check => (
                <CheckRow
                  key={check.id}
                  scorecardId={scorecard.id}
                  check={check}
                />
              ))}
            </TableBody>
          ))}
      </Table>
    </div>
  );
}
