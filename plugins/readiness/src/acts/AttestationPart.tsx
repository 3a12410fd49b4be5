import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import type {
  AttestationView,
  CheckView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useContext, useState } from 'react';
import { readinessApiRef } from '../api';
import { formatDay } from '../format/formatDay';
import { ActMark } from '../visual/ActMark';
import { RefLink } from '../visual/RefLink';
import { Said } from '../visual/Said';
import { SafeLink } from '../visual/SafeLink';
import { ActButton } from './ActButton';
import { ActsContext } from './ActsContext';
import { AttestDialog } from './AttestDialog';
import { SayWhyDialog } from './SayWhyDialog';

type CheckAttestation = NonNullable<CheckView['attestation']>;

function Attested(props: {
  attested: NonNullable<CheckAttestation['attested']>;
  decides: boolean;
}) {
  const { attested, decides } = props;
  return (
    <Typography variant="body2" component="div">
      <ActMark act="attested" until={attested.until} /> by{' '}
      <RefLink entityRef={attested.by} /> on {formatDay(attested.at)}:{' '}
      <Said>{attested.comment}</Said>
      {attested.evidence && (
        <>
          {' '}
          Evidence:{' '}
          <SafeLink url={attested.evidence}>{attested.evidence}</SafeLink>
        </>
      )}
      {!decides && ' Facts decide here; this word counts once they are silent.'}
    </Typography>
  );
}

/** Whose word would be taken. */
function WhoMay({ by }: Pick<CheckAttestation, 'by'>) {
  return (
    <Typography variant="body2" component="div">
      May be attested by{' '}
      {by.map((who, index) => (
        <span key={who}>
          {index > 0 && ' or '}
          {who === 'owner' ? (
            'the owner of the service'
          ) : (
            <RefLink entityRef={who} defaultKind="group" />
          )}
        </span>
      ))}
      .
    </Typography>
  );
}

/** Who attested a check, until when, and the way to do it. */
export function AttestationPart(props: {
  check: CheckView;
  attestation: CheckAttestation;
  /** The one that stands, with what the reader may do with it. */
  standing?: AttestationView;
}) {
  const { check, attestation, standing } = props;
  const { asks, validDays, by, evidence, decides, attested } = attestation;
  const acts = useContext(ActsContext);
  const api = useApi(readinessApiRef);
  const [open, setOpen] = useState<'attest' | 'withdraw'>();
  const close = () => setOpen(undefined);
  const mayAttest = acts?.may?.attest.includes(check.id);
  const again = () => acts?.acted('');
  return (
    <>
      <Typography variant="body2">
        {check.outcome === 'fail'
          ? 'Facts come first, and they fail it; a word counts where they are silent. '
          : ''}
        Asked: “{asks}”
      </Typography>
      {attested ? (
        <Attested attested={attested} decides={decides} />
      ) : (
        <Typography variant="body2">Nobody attests it at present.</Typography>
      )}
      {mayAttest && (
        <ActButton about={check.title} onClick={() => setOpen('attest')}>
          {attested ? 'Attest again' : 'Attest'}
        </ActButton>
      )}
      {standing?.may.withdraw && (
        <ActButton about={check.title} onClick={() => setOpen('withdraw')}>
          Take back
        </ActButton>
      )}
      {acts?.may && !mayAttest && <WhoMay by={by} />}
      {open === 'attest' && acts && (
        <AttestDialog
          title={`Attest “${check.title}”`}
          items={[{ entityRef: acts.entityRef, checkId: check.id }]}
          asks={[asks]}
          evidence={evidence}
          longestDays={validDays}
          last={attested && { evidence: attested.evidence }}
          onDone={({ accepted }) => {
            close();
            acts.acted('Attested.', accepted[0]?.levels);
          }}
          onConflict={again}
          onClose={close}
        />
      )}
      {open === 'withdraw' && standing && (
        <SayWhyDialog
          title={`Take back the attestation of “${check.title}”`}
          verb="Take it back"
          label="Why"
          act={async comment => {
            const { levels } = await api.withdrawAttestation({
              id: standing.id,
              body: { comment },
            });
            close();
            acts?.acted('Taken back.', levels);
          }}
          onConflict={again}
          onClose={close}
        />
      )}
    </>
  );
}
