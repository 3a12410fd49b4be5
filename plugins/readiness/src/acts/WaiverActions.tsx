import { useApi } from '@backstage/core-plugin-api';
import type {
  WaiverActView,
  WaiverView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useState } from 'react';
import { readinessApiRef } from '../api';
import { formatDay } from '../format/formatDay';
import { RefLink } from '../visual/RefLink';
import { ActButton } from './ActButton';
import { SayWhyDialog } from './SayWhyDialog';
import { WaiverWords } from './WaiverWords';

type Act = 'approved' | 'refused' | 'end';

/** Decide about a request, take one back, or end a waiver: whatever the reader may do with it. */
export function WaiverActions(props: {
  waiver: WaiverView;
  onDone(answer: WaiverActView, said: string): void;
  onConflict?(): void;
}) {
  const { waiver, onDone, onConflict } = props;
  const { id, may, state, until } = waiver;
  const api = useApi(readinessApiRef);
  const [open, setOpen] = useState<Act>();
  const close = () => setOpen(undefined);
  const titles = waiver.checks.map(({ title }) => title).join(', ');
  const about = `${titles} of ${waiver.entityTitle}`;
  const done = (answer: WaiverActView, said: string) => {
    close();
    onDone(answer, said);
  };
  const decide = async (outcome: 'approved' | 'refused', comment: string) => {
    const body = { outcome, comment: comment || undefined };
    done(
      await api.decideWaiver({ id, body }),
      outcome === 'approved' ? 'Approved.' : 'Refused.',
    );
  };
  const facts = (
    <>
      {titles} of <b>{waiver.entityTitle}</b> until {formatDay(until)}, asked
      for by <RefLink entityRef={waiver.requestedBy} />.{' '}
      <WaiverWords waiver={waiver} />
    </>
  );
  const shared = { onConflict, onClose: close };
  return (
    <>
      {may.decide && (
        <>
          <ActButton about={about} onClick={() => setOpen('approved')}>
            Approve
          </ActButton>
          <ActButton about={about} onClick={() => setOpen('refused')}>
            Refuse
          </ActButton>
        </>
      )}
      {may.end && (
        <ActButton about={about} onClick={() => setOpen('end')}>
          {state === 'requested' ? 'Take back' : 'End now'}
        </ActButton>
      )}
      {(open === 'approved' || open === 'refused') && (
        <SayWhyDialog
          {...shared}
          title={
            open === 'approved' ? 'Approve this waiver' : 'Refuse this waiver'
          }
          verb={open === 'approved' ? 'Approve' : 'Refuse'}
          label={open === 'approved' ? 'Comment' : 'Why not'}
          optional={open === 'approved'}
          act={comment => decide(open, comment)}
        >
          {facts}
        </SayWhyDialog>
      )}
      {open === 'end' && (
        <SayWhyDialog
          {...shared}
          title={
            state === 'requested' ? 'Take the request back' : 'End this waiver'
          }
          verb={state === 'requested' ? 'Take it back' : 'End it'}
          label="Why"
          act={async comment =>
            done(
              await api.endWaiver({ id, body: { comment } }),
              state === 'requested' ? 'Taken back.' : 'Ended.',
            )
          }
        >
          {facts}
        </SayWhyDialog>
      )}
    </>
  );
}
