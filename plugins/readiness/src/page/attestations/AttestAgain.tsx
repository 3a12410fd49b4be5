import type {
  AttestationView,
  AttestResult,
} from '@service-readiness/backstage-plugin-readiness-common';
import { AttestDialog } from '../../acts/AttestDialog';
import { formatCount } from '../../format/formatCount';

const dayMs = 24 * 3_600_000;

/** What all say alike is proposed again. */
function common<T>(values: T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

/** For as long as the shortest of them was given. */
function shortestDays(attestations: AttestationView[]): number {
  const days = attestations.map(({ at, expiresAt }) =>
    Math.round((Date.parse(expiresAt) - Date.parse(at)) / dayMs),
  );
  return Math.max(1, Math.min(...days));
}

/** Attests several checks of several services with the same words. */
export function AttestAgain(props: {
  attestations: AttestationView[];
  onDone(result: AttestResult): void;
  onClose(): void;
}) {
  const { attestations, onDone, onClose } = props;
  const [first] = attestations;
  return (
    <AttestDialog
      title={
        attestations.length === 1 && first
          ? `Attest “${first.checkTitle}” of ${first.entityTitle} again`
          : `Attest ${formatCount(attestations.length, 'check')} again`
      }
      items={attestations.map(({ entityRef, checkId }) => ({
        entityRef,
        checkId,
      }))}
      asks={attestations.map(
        ({ asks, checkTitle, entityTitle }) =>
          `${entityTitle}: ${asks ?? checkTitle}`,
      )}
      evidence="optional"
      last={{
        evidence: common(attestations.map(({ evidence }) => evidence)),
        days: shortestDays(attestations),
      }}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
