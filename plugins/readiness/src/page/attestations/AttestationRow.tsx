import { useApi } from '@backstage/core-plugin-api';
import Checkbox from '@material-ui/core/Checkbox';
import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { AttestationView } from '@service-readiness/backstage-plugin-readiness-common';
import { useState } from 'react';
import { ActButton } from '../../acts/ActButton';
import { SayWhyDialog } from '../../acts/SayWhyDialog';
import { readinessApiRef } from '../../api';
import { formatDay } from '../../format/formatDay';
import { ActMark } from '../../visual/ActMark';
import { RefLink } from '../../visual/RefLink';
import { Said } from '../../visual/Said';
import { SafeLink } from '../../visual/SafeLink';
import { Until } from '../../visual/Until';
import { CheckLink } from '../acts/CheckLink';
import { ServiceLink } from '../acts/ServiceLink';

const useStyles = makeStyles(
  theme => ({
    // Twice, to come before what the table says of its cells.
    text: { minWidth: 220, '&&': { overflowWrap: 'anywhere' } },
    select: { width: 1 },
    acts: {
      textAlign: 'right',
      // Verbs beside each other, except where the row is a block.
      [theme.breakpoints.up('sm')]: { whiteSpace: 'nowrap' },
    },
  }),
  { name: 'ReadinessAttestationRow' },
);

/** One attestation: of what, whose word, until when; to be chosen for attesting again, or taken back. */
export function AttestationRow(props: {
  attestation: AttestationView;
  selected: boolean;
  onSelect(selected: boolean): void;
  onDone(said: string): void;
  onConflict(): void;
}) {
  const { attestation, selected, onSelect, onDone, onConflict } = props;
  const { id, entityRef, entityTitle, checkId, checkTitle } = attestation;
  const { state, expiresAt, evidence, lapsing } = attestation;
  const classes = useStyles();
  const api = useApi(readinessApiRef);
  const [open, setOpen] = useState(false);
  const about = `${checkTitle} of ${entityTitle}`;
  return (
    <TableRow hover selected={selected}>
      <TableCell padding="checkbox" className={classes.select}>
        <Checkbox
          size="small"
          color="primary"
          checked={selected}
          inputProps={{ 'aria-label': `Select ${about}` }}
          onChange={(_, checked) => onSelect(checked)}
        />
      </TableCell>
      <TableCell component="th" role="rowheader" scope="row">
        <ServiceLink entityRef={entityRef} title={entityTitle} />
      </TableCell>
      <TableCell data-title="Check" data-wide>
        <CheckLink {...{ entityRef, checkId }} title={checkTitle} />
      </TableCell>
      <TableCell className={classes.text} data-title="What was said" data-wide>
        <Said>{attestation.comment}</Said>
        <Typography variant="caption" component="div">
          by <RefLink entityRef={attestation.by} /> on{' '}
          {formatDay(attestation.at)}
          {evidence && (
            <>
              , evidence: <SafeLink url={evidence}>{evidence}</SafeLink>
            </>
          )}
        </Typography>
      </TableCell>
      <TableCell data-title="State" data-wide>
        {state === 'standing' ? (
          <ActMark act="attested" until={expiresAt} />
        ) : (
          `${state} on ${formatDay(attestation.ended?.at ?? expiresAt)}`
        )}
        {lapsing && (
          <Typography variant="caption" component="div">
            runs out <Until at={expiresAt} />
          </Typography>
        )}
      </TableCell>
      <TableCell className={classes.acts} data-wide>
        {attestation.may.withdraw && (
          <ActButton about={about} onClick={() => setOpen(true)}>
            Take back
          </ActButton>
        )}
        {open && (
          <SayWhyDialog
            title={`Take back the attestation of “${checkTitle}”`}
            verb="Take it back"
            label="Why"
            act={async comment => {
              await api.withdrawAttestation({ id, body: { comment } });
              setOpen(false);
              onDone(`Taken back: ${about}.`);
            }}
            onConflict={onConflict}
            onClose={() => setOpen(false)}
          />
        )}
      </TableCell>
    </TableRow>
  );
}
