import type {
  Attestation,
  CompiledScorecard,
  Dispute,
  ScorecardResult,
  Waiver,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../stores/ReadinessStore';

/** What people did about the checks of a service, as far as it stands: by check. */
export interface StandingActs {
  attestations: ReadonlyMap<string, Attestation>;
  /** Of the checks that are waived. */
  waivers: ReadonlyMap<string, Waiver>;
  /** Unanswered ones. */
  disputes: readonly Dispute[];
}

/** More than the checks that a scorecard can have. */
const most = 1000;

/**
 * Reads who attested and who waived what a page shows. Asks only where there may be an answer: no check of the
 * scorecard can be attested, or none is waived, more often than not.
 */
export async function standingActs(options: {
  store: Pick<ReadinessStore, 'attestations' | 'waivers' | 'disputes'>;
  scorecard: CompiledScorecard;
  result: ScorecardResult;
  entityRef: string;
  now: number;
}): Promise<StandingActs> {
  const { store, scorecard, result, entityRef, now } = options;
  const asked = { entityRefs: [entityRef], limit: most, now };
  const [attestations, waivers, disputes] = await Promise.all([
    scorecard.checks.some(({ check }) => check.definition.attestation)
      ? store.attestations.list({ ...asked, state: 'standing' })
      : [],
    result.waived ? store.waivers.list({ ...asked, state: 'inForce' }) : [],
    store.disputes.openOf(entityRef),
  ]);
  return {
    disputes,
    attestations: new Map(attestations.map(a => [a.checkId, a])),
    // What ends first comes first, so that the one that lasts longest stays.
    waivers: new Map(
      waivers.flatMap(waiver =>
        waiver.checkIds
          .filter(id => result.waived?.[id] !== undefined)
          .map((id): [string, Waiver] => [id, waiver]),
      ),
    ),
  };
}
