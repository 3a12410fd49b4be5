import type { WaiverView } from '@service-readiness/backstage-plugin-readiness-common';
import { waiverReasonWords } from '../format/words';
import { Said } from '../visual/Said';

/** Why a waiver is asked for, in the words of whoever asked. */
export function WaiverWords({ waiver }: { waiver: WaiverView }) {
  const { reason, explanation, compensatingMeasure } = waiver;
  return (
    <>
      {waiverReasonWords[reason]}. <Said>{explanation}</Said>
      {compensatingMeasure && (
        <>
          {' '}
          Instead: <Said>{compensatingMeasure}</Said>
        </>
      )}
    </>
  );
}
