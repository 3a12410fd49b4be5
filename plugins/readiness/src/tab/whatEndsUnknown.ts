import type {
  CheckView,
  FactView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { silentFacts } from './silentFacts';
import { whoWouldAnswer } from './whoWouldAnswer';

function mendOf({ absence, ...fact }: FactView): string | undefined {
  const who = fact.collectorTitle ?? fact.collectorId ?? 'the source';
  switch (absence) {
    case 'notCollectedYet':
      return `Wait for the next run of ${who}, or refresh this service.`;
    case 'notReported':
      return `Check under which name ${who} knows this service: the annotations in its catalog entry must say the same.`;
    case 'stale':
      return `See among the sources why ${who} is silent; the service itself may be fine.`;
    default:
      return undefined;
  }
}

/**
 * What to do first about a check that is unknown, a sentence or two for each source that is silent. Whether the service
 * would pass is not known before that.
 *
 * @example
 * ```ts
 * whatEndsUnknown(check)
 * // ['On call has not looked at this service yet.', 'Wait for the next run of On call, or refresh this service.']
 * ```
 */
export function whatEndsUnknown(
  check: Pick<CheckView, 'facts' | 'because' | 'attestation'>,
): string[] {
  const silent = whoWouldAnswer(check);
  const mends = new Set(silentFacts(check).map(mendOf));
  const attest =
    check.attestation &&
    `${silent ? 'Or have it attested' : 'Have it attested'}: ${
      check.attestation.asks
    }`;
  const steps = [silent, ...mends, attest].filter(
    (step): step is string => step !== undefined,
  );
  return steps.length > 0 ? steps : [check.because];
}
