import { createHash } from 'node:crypto';
import type { Outcome } from '@service-readiness/backstage-plugin-readiness-common';

/** What a check says about an entity. */
export interface CheckOutcome {
  entityRef: string;
  checkId: string;
  outcome: Outcome;
}

/** One hash for all outcomes, in whatever order they come: two products that judge alike have the same. */
export function hashOutcomes(outcomes: readonly CheckOutcome[]): string {
  const lines = outcomes
    .map(
      ({ entityRef, checkId, outcome }) => `${entityRef} ${checkId} ${outcome}`,
    )
    .sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
