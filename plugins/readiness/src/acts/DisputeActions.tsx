import { useApi } from '@backstage/core-plugin-api';
import type { DisputeView } from '@service-readiness/backstage-plugin-readiness-common';
import { useState } from 'react';
import { readinessApiRef } from '../api';
import { ActButton } from './ActButton';
import { SayWhyDialog } from './SayWhyDialog';

const outcomes = {
  accepted: {
    button: 'It was wrong',
    title: 'The fact was wrong',
    label: 'How it is mended at its source',
    verb: 'Answer',
  },
  rejected: {
    button: 'It is right',
    title: 'The fact is right',
    label: 'Why it is right',
    verb: 'Answer',
  },
  withdrawn: {
    button: 'Take back',
    title: 'Take the dispute back',
    label: 'Why',
    verb: 'Take it back',
  },
} as const;
type Outcome = keyof typeof outcomes;

/** Answer a dispute, or take it back: whatever the reader may do with it. */
export function DisputeActions(props: {
  dispute: DisputeView;
  onDone(dispute: DisputeView): void;
  onConflict?(): void;
}) {
  const { dispute, onDone, onConflict } = props;
  const { id, may, factName, entityTitle } = dispute;
  const api = useApi(readinessApiRef);
  const [open, setOpen] = useState<Outcome>();
  const close = () => setOpen(undefined);
  const offered: Outcome[] = [
    ...(may.answer ? (['accepted', 'rejected'] as const) : []),
    ...(may.withdraw ? (['withdrawn'] as const) : []),
  ];
  return (
    <>
      {offered.map(outcome => (
        <ActButton
          key={outcome}
          about={`${factName} of ${entityTitle}`}
          onClick={() => setOpen(outcome)}
        >
          {outcomes[outcome].button}
        </ActButton>
      ))}
      {open && (
        <SayWhyDialog
          title={outcomes[open].title}
          verb={outcomes[open].verb}
          label={outcomes[open].label}
          act={async comment => {
            const body = { outcome: open, comment };
            const answer = await api.answerDispute({ id, body });
            close();
            onDone(answer);
          }}
          onConflict={onConflict}
          onClose={close}
        >
          <code>{factName}</code> of <b>{entityTitle}</b>: {dispute.comment}
        </SayWhyDialog>
      )}
    </>
  );
}
