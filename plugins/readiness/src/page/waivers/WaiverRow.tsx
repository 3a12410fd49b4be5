import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { WaiverView } from '@service-readiness/backstage-plugin-readiness-common';
import { WaiverActions } from '../../acts/WaiverActions';
import { WaiverWords } from '../../acts/WaiverWords';
import { formatDay } from '../../format/formatDay';
import { waiverStateWords } from '../../format/words';
import { ActMark } from '../../visual/ActMark';
import { RefLink } from '../../visual/RefLink';
import { Said } from '../../visual/Said';
import { Until } from '../../visual/Until';
import { CheckLink } from '../acts/CheckLink';
import { ServiceLink } from '../acts/ServiceLink';

const useStyles = makeStyles(
  theme => ({
    text: { minWidth: 220 },
    checks: { minWidth: 140 },
    acts: {
      textAlign: 'right',
      // Verbs beside each other, except where the row is a block.
      [theme.breakpoints.up('sm')]: { whiteSpace: 'nowrap' },
    },
  }),
  { name: 'ReadinessWaiverRow' },
);

/** Who did the last thing about it, and what they said. */
function Standing({ waiver }: { waiver: WaiverView }) {
  const { state, until, lapsing, decision, ended, approvers } = waiver;
  const last = ended ?? decision;
  return (
    <>
      {state === 'inForce' ? (
        <ActMark act="waived" until={until} />
      ) : (
        <>
          {waiverStateWords[state]}
          {state === 'requested' && (
            <>
              {' '}
              by{' '}
              {approvers.map((ref, index) => (
                <span key={ref}>
                  {index > 0 && ' or '}
                  <RefLink entityRef={ref} />
                </span>
              ))}
              , until {formatDay(until)}
            </>
          )}
          {state === 'lapsed' && ` on ${formatDay(until)}`}
        </>
      )}
      {lapsing && (
        <Typography variant="caption" component="div">
          runs out <Until at={until} />
        </Typography>
      )}
      {last && (
        <Typography variant="caption" component="div">
          {state === 'inForce' && 'approved '}by <RefLink entityRef={last.by} />{' '}
          on {formatDay(last.at)}
          {last.comment && (
            <>
              : <Said>{last.comment}</Said>
            </>
          )}
        </Typography>
      )}
    </>
  );
}

/** One waiver or request: of what, why, who, until when, and what can be done about it. */
export function WaiverRow(props: {
  waiver: WaiverView;
  onDone(said: string): void;
  onConflict(): void;
}) {
  const { waiver, onDone, onConflict } = props;
  const { entityRef, checks, may } = waiver;
  const classes = useStyles();
  return (
    <TableRow hover>
      <TableCell component="th" role="rowheader" scope="row">
        <ServiceLink entityRef={entityRef} title={waiver.entityTitle} />
      </TableCell>
      <TableCell className={classes.checks} data-title="Checks" data-wide>
        {checks.map(({ id, title }) => (
          <div key={id}>
            <CheckLink {...{ entityRef, title }} checkId={id} />
          </div>
        ))}
      </TableCell>
      <TableCell className={classes.text} data-title="Why" data-wide>
        <WaiverWords waiver={waiver} />
        <Typography variant="caption" component="div">
          asked for by <RefLink entityRef={waiver.requestedBy} /> on{' '}
          {formatDay(waiver.requestedAt)}
          {waiver.renews && ', to prolong an earlier one'}
        </Typography>
      </TableCell>
      <TableCell data-title="State" data-wide>
        <Standing waiver={waiver} />
      </TableCell>
      <TableCell className={classes.acts} data-wide>
        {(may.decide || may.end) && (
          <WaiverActions
            waiver={waiver}
            onDone={(_, said) => onDone(said)}
            onConflict={onConflict}
          />
        )}
      </TableCell>
    </TableRow>
  );
}
