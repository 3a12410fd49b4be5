import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  CheckView,
  DisputeView,
  FactView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useContext, useState } from 'react';
import { readinessApiRef } from '../api';
import { formatDay } from '../format/formatDay';
import { RefLink } from '../visual/RefLink';
import { Said } from '../visual/Said';
import { ActButton } from './ActButton';
import { ActsContext } from './ActsContext';
import { DisputeActions } from './DisputeActions';
import { SayWhyDialog } from './SayWhyDialog';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(0.5), whiteSpace: 'normal' },
  }),
  { name: 'ReadinessFactDisputes' },
);

const answers = {
  accepted: 'agreed: it was wrong',
  rejected: 'says it is right',
} as const;

function DisputeLine({ dispute }: { dispute: DisputeView }) {
  const { state, answer, answerer } = dispute;
  return (
    <Typography variant="caption" component="div">
      <RefLink entityRef={dispute.by} /> says since {formatDay(dispute.at)} that
      it is wrong: <Said>{dispute.comment}</Said>
      {answer && (state === 'accepted' || state === 'rejected') && (
        <>
          {' '}
          <RefLink entityRef={answer.by} /> {answers[state]}:{' '}
          <Said>{answer.comment}</Said>
        </>
      )}
      {state === 'open' && answerer && (
        <>
          {' '}
          <RefLink entityRef={answerer} /> is asked to answer.
        </>
      )}
    </Typography>
  );
}

/** What people say against a fact, what was answered, and the way to say so. */
export function FactDisputes(props: {
  check: CheckView;
  fact: FactView;
  disputes: DisputeView[];
}) {
  const { check, fact } = props;
  const classes = useStyles();
  const acts = useContext(ActsContext);
  const api = useApi(readinessApiRef);
  const [open, setOpen] = useState(false);
  const disputes = props.disputes.filter(
    ({ factName }) => factName === fact.name,
  );
  const again = () => acts?.acted('');
  const isOpen = disputes.some(({ state }) => state === 'open');
  return (
    <div className={classes.root}>
      {disputes.map(dispute => (
        <div key={dispute.id}>
          <DisputeLine dispute={dispute} />
          <DisputeActions
            dispute={dispute}
            onDone={() => acts?.acted('Answered.')}
            onConflict={again}
          />
        </div>
      ))}
      {acts?.may?.dispute && !isOpen && (
        <ActButton about={fact.name} onClick={() => setOpen(true)}>
          This fact is wrong
        </ActButton>
      )}
      {open && acts && (
        <SayWhyDialog
          title="This fact is wrong"
          verb="Say so"
          label="What is wrong"
          act={async comment => {
            await api.dispute({
              body: {
                ...{ entityRef: acts.entityRef, checkId: check.id, comment },
                factName: fact.name,
              },
            });
            setOpen(false);
            acts.acted('Said. Whoever owns the source is asked to answer.');
          }}
          onConflict={again}
          onClose={() => setOpen(false)}
        >
          <code>{fact.name}</code>, {fact.description}. Whoever owns the source
          hears of it; no outcome changes until the source is mended.
        </SayWhyDialog>
      )}
    </div>
  );
}
