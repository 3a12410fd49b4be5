import Typography from '@material-ui/core/Typography';
import type {
  CheckView,
  WaiverActView,
  WaiverView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useContext, useState } from 'react';
import { formatDay } from '../format/formatDay';
import { waiverReasonWords } from '../format/words';
import { ActMark } from '../visual/ActMark';
import { RefLink } from '../visual/RefLink';
import { Said } from '../visual/Said';
import { ActButton } from './ActButton';
import { ActsContext } from './ActsContext';
import { WaiverActions } from './WaiverActions';
import { WaiverDialog } from './WaiverDialog';
import { WaiverWords } from './WaiverWords';

const isUnmet = ({ outcome }: CheckView) =>
  outcome === 'fail' || outcome === 'unknown';

function Requested({ waiver }: { waiver: WaiverView }) {
  return (
    <Typography variant="body2" component="div">
      <RefLink entityRef={waiver.requestedBy} /> asked for a waiver until{' '}
      {formatDay(waiver.until)}. <WaiverWords waiver={waiver} /> It waits for a
      decision
      {waiver.approvers.length > 0 && ' by '}
      {waiver.approvers.map((ref, index) => (
        <span key={ref}>
          {index > 0 && ' or '}
          <RefLink entityRef={ref} />
        </span>
      ))}
      .
    </Typography>
  );
}

function InForce(props: {
  waived: NonNullable<CheckView['waived']>;
  /** With what people wrote; absent while that is asked for. */
  waiver?: WaiverView;
}) {
  const { waived, waiver } = props;
  return (
    <Typography variant="body2" component="div">
      <ActMark act="waived" until={waived.until} />.{' '}
      {waiver ? (
        <WaiverWords waiver={waiver} />
      ) : (
        `${waiverReasonWords[waived.reason]}.`
      )}{' '}
      Asked for by <RefLink entityRef={waived.requestedBy} />, approved by{' '}
      <RefLink entityRef={waived.decidedBy} />
      {waiver?.decision?.comment ? (
        <>
          : <Said>{waiver.decision.comment}</Said>
        </>
      ) : (
        '.'
      )}
    </Typography>
  );
}

/** The last request, if it was refused: who asks again should know why. */
function lastRefused(waivers: WaiverView[]): WaiverView | undefined {
  const decidedAt = (waiver: WaiverView) => waiver.decision?.at ?? '';
  const [last] = [...waivers]
    .filter(({ decision }) => decision)
    .sort((a, b) => decidedAt(b).localeCompare(decidedAt(a)));
  return last?.state === 'refused' ? last : undefined;
}

/** Whether a check is waived or shall be, and the ways to ask, decide and end. */
export function WaiverPart(props: { check: CheckView; waivers: WaiverView[] }) {
  const { check, waivers } = props;
  const { waived } = check;
  const acts = useContext(ActsContext);
  const [asking, setAsking] = useState(false);
  const request = waivers.find(({ state }) => state === 'requested');
  const inForce = waivers.find(({ id }) => id === waived?.id);
  const refused = request || waived ? undefined : lastRefused(waivers);
  const mayAsk =
    acts?.may?.requestWaiver &&
    !request &&
    (isUnmet(check) || inForce !== undefined);
  const again = () => acts?.acted('');
  const onDone = ({ levels }: WaiverActView, said: string) =>
    acts?.acted(said, levels);
  return (
    <>
      {waived && <InForce waived={waived} waiver={inForce} />}
      {request && <Requested waiver={request} />}
      {refused?.decision && (
        <Typography variant="body2" component="div">
          The last request was refused by{' '}
          <RefLink entityRef={refused.decision.by} /> on{' '}
          {formatDay(refused.decision.at)}:{' '}
          <Said>{refused.decision.comment}</Said>
        </Typography>
      )}
      {!waived && !request && !refused && (
        <Typography variant="body2">
          It is not waived, and nobody has asked for it.
        </Typography>
      )}
      {[inForce, request].map(
        waiver =>
          waiver && (
            <WaiverActions
              key={waiver.id}
              waiver={waiver}
              onDone={onDone}
              onConflict={again}
            />
          ),
      )}
      {mayAsk && (
        <ActButton about={check.title} onClick={() => setAsking(true)}>
          {inForce ? 'Ask to prolong' : 'Ask for a waiver'}
        </ActButton>
      )}
      {acts?.may && !acts.may.requestWaiver && !request && !waived && (
        <Typography variant="body2">
          The owner of the service may ask for one.
        </Typography>
      )}
      {asking && acts && (
        <WaiverDialog
          entityRef={acts.entityRef}
          checks={
            inForce
              ? inForce.checks
              : acts.checks.filter(c => isUnmet(c) && !c.waived)
          }
          preselected={
            inForce ? inForce.checks.map(({ id }) => id) : [check.id]
          }
          longestDays={acts.longestWaiverDays ?? 90}
          renews={inForce?.id}
          onDone={({ levels }) => {
            setAsking(false);
            acts.acted('Asked. It waits for a decision.', levels);
          }}
          onConflict={again}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
