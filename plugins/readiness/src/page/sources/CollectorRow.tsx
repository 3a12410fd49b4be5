import { Link } from '@backstage/core-components';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { CollectorView } from '@service-readiness/backstage-plugin-readiness-common';
import { useState } from 'react';
import { formatCount } from '../../format/formatCount';
import { Age } from '../../visual/Age';
import { CountOf } from '../../visual/CountOf';
import { Until } from '../../visual/Until';
import { CollectorDetail } from './CollectorDetail';
import { collectorStates } from './collectorStates';

const useStyles = makeStyles(
  {
    name: { minWidth: 180 },
    title: { display: 'flex', alignItems: 'center' },
    state: { minWidth: 180 },
    moment: { whiteSpace: 'nowrap' },
    figure: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  },
  { name: 'ReadinessCollectorRow' },
);

function Figures({ lastRun }: Pick<CollectorView, 'lastRun'>) {
  const classes = useStyles();
  const none = '–';
  const figures = [
    {
      title: 'Entities covered',
      figure: lastRun ? formatCount(lastRun.covered) : none,
    },
    {
      title: 'Failed',
      figure: lastRun ? (
        <CountOf
          count={lastRun.failed}
          total={lastRun.covered + lastRun.failed}
        />
      ) : (
        none
      ),
    },
    {
      title: 'Facts changed',
      figure: lastRun ? formatCount(lastRun.changed) : none,
    },
  ];
  return (
    <>
      {figures.map(({ title, figure }) => (
        <TableCell
          key={title}
          align="right"
          className={classes.figure}
          data-title={title}
        >
          {figure}
        </TableCell>
      ))}
    </>
  );
}

/** Where the schedule names no moment. */
function nextRun(isPushed: boolean): string {
  return isPushed ? 'when pushed' : '–';
}

/** One collector: whether it can be believed, and on demand what it reports. */
export function CollectorRow({ collector }: { collector: CollectorView }) {
  const { id, title, state, lastRun, lastSuccessAt, nextRunAt } = collector;
  const { openDisputes } = collector;
  const isPushed = collector.kind === 'push';
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const stale = state === 'stale';
  const detailId = `readiness-collector-${id}`;
  return (
    <>
      <TableRow>
        <TableCell
          component="th"
          role="rowheader"
          scope="row"
          className={classes.name}
        >
          <div className={classes.title}>
            <IconButton
              size="small"
              aria-expanded={open}
              aria-controls={open ? detailId : undefined}
              aria-label={`Details of ${title}`}
              onClick={() => setOpen(!open)}
            >
              {open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
            </IconButton>
            <span>
              {title}
              {openDisputes > 0 && (
                <Typography variant="caption" component="div">
                  <Link to={`?collector=${encodeURIComponent(id)}`}>
                    {formatCount(openDisputes, 'fact')} disputed
                  </Link>
                </Typography>
              )}
            </span>
          </div>
        </TableCell>
        <TableCell className={classes.state} data-title="State" data-wide>
          {isPushed && state === 'neverRan'
            ? '– nothing pushed yet'
            : collectorStates[state].word}
          {lastRun?.by && (
            <Typography variant="caption" component="div">
              pushed by {lastRun.by}
            </Typography>
          )}
          {lastRun?.error && (
            <Typography variant="caption" component="div">
              {lastRun.error}
            </Typography>
          )}
        </TableCell>
        <TableCell className={classes.moment} data-title="Last run">
          {lastRun ? <Age at={lastRun.startedAt} prefix="" /> : 'never'}
        </TableCell>
        <TableCell
          className={stale ? undefined : classes.moment}
          data-title="Last success"
        >
          {lastSuccessAt ? (
            <Age at={lastSuccessAt} prefix="" stale={stale} />
          ) : (
            'no data yet'
          )}
        </TableCell>
        <TableCell className={classes.moment} data-title="Next run">
          {nextRunAt ? <Until at={nextRunAt} /> : nextRun(isPushed)}
        </TableCell>
        <Figures lastRun={lastRun} />
      </TableRow>
      {open && (
        <TableRow id={detailId}>
          <TableCell colSpan={8}>
            <CollectorDetail collector={collector} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
