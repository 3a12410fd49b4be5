import type { CompiledScorecard } from '@service-readiness/backstage-plugin-readiness-common';
import type { ResultEnd } from '../../stores/HistoryStore';
import type { StoredResult } from '../../stores/ResultStore';

/** What history keeps of a result whose scorecard is gone or no longer applies. */
export function endOf(
  { result, baseline }: StoredResult,
  scorecards: readonly CompiledScorecard[],
  now: number,
): ResultEnd {
  const isSameRule = scorecards.some(
    ({ definition, fingerprint }) =>
      definition.id === result.scorecardId &&
      fingerprint === result.fingerprint,
  );
  return {
    kind: 'end',
    scorecardId: result.scorecardId,
    cause: { kind: isSameRule ? 'entity' : 'rule' },
    ...{ effectiveAt: now, noticedAt: now },
    from: result.level,
    baseline,
  };
}
