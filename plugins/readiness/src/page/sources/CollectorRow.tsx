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
import { formatInstant } from '../../format/formatInstant';
import { Age } from '../../visual/Age';
import { CountOf } from '../../visual/CountOf';
import { CollectorDetail } from './CollectorDetail';

const useStyles = makeStyles(
  {
    figure: { fontVariantNumeric: 'tabular-nums' },
    text: { overflowWrap: 'anywhere' },
  },
  { name: 'ReadinessCollectorRow' },
);

const stateWords: Record<CollectorView['state'], string> = {
  ok: '✓ ok',
  failing: '✕ failing',
  stale: '? stale',
  neverRan: '– never ran',
  running: '… running',
};

/** One collector: whether it can be believed, and on demand what it reports. */
export function CollectorRow({ collector }: { collector: CollectorView }) {
  const { id, title, state, lastRun, lastSuccessAt, nextRunAt } = collector;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const detailId = `readiness-collector-${id}`;
  return (
    <>
      <TableRow>
        <TableCell component="th" role="rowheader" scope="row">
          <IconButton
            size="small"
            aria-expanded={open}
            aria-controls={detailId}
            aria-label={`Details of ${title}`}
            onClick={() => setOpen(!open)}
          >
            {open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
          </IconButton>{' '}
          {title}
        </TableCell>
        <TableCell className={classes.text}>
          {stateWords[state]}
          {lastRun?.error && (
            <Typography variant="caption" component="div">
              {lastRun.error}
            </Typography>
          )}
        </TableCell>
        <TableCell>
          {lastRun ? <Age at={lastRun.startedAt} prefix="" /> : 'never'}
        </TableCell>
        <TableCell>
          {lastSuccessAt ? (
            <Age at={lastSuccessAt} stale={state === 'stale'} />
          ) : (
            'no data yet'
          )}
        </TableCell>
        <TableCell align="right" className={classes.figure}>
          {lastRun ? formatCount(lastRun.covered) : '–'}
        </TableCell>
        <TableCell align="right" className={classes.figure}>
          {lastRun ? (
            <CountOf
              count={lastRun.failed}
              total={lastRun.covered + lastRun.failed}
            />
          ) : (
            '–'
          )}
        </TableCell>
        <TableCell align="right" className={classes.figure}>
          {lastRun ? formatCount(lastRun.changed) : '–'}
        </TableCell>
        <TableCell>{nextRunAt ? formatInstant(nextRunAt) : '–'}</TableCell>
      </TableRow>
      <TableRow id={detailId} hidden={!open}>
        <TableCell colSpan={8}>
          {open && <CollectorDetail collector={collector} />}
        </TableCell>
      </TableRow>
    </>
  );
}
