import {
  nearestName,
  type ActProblem,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Subject } from './Acts';

/** What to say of a check that is not asked of a service: with the nearest that is. */
export function noSuchCheck(
  checkId: string,
  { row, checks }: Pick<Subject, 'row' | 'checks'>,
): ActProblem {
  const nearest = nearestName(checkId, checks.keys());
  return {
    ...{ kind: 'invalid', path: 'checkId' },
    message: `no check '${checkId}' is asked of ${row.entityRef}`,
    mend: nearest && `did you mean '${nearest}'?`,
  };
}
