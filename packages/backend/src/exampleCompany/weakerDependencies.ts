import { parseEntityRef, type Entity } from '@backstage/catalog-model';
import {
  entityRelations,
  type FactValue,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadAnswers } from './readAnswers';

type Facts = Record<string, FactValue>;

/**
 * Which components a service depends on that promise less than it does: an SLO with a lower target, or none, and
 * fewer escalation levels. A fact is left out when something about one of them, or about the service, is not known.
 */
export function weakerDependencies(
  entity: Entity,
  answers: ReadAnswers['byService'],
): Facts {
  const components = entityRelations(entity, 'dependsOn').filter(ref =>
    ref.startsWith('component:'),
  );
  const own = answers.get(entity.metadata.name) ?? {};
  const weaker = (strength: (facts: Facts) => number | undefined) => {
    const needed = strength(own);
    const refs: string[] = [];
    for (const ref of components) {
      const found = strength(answers.get(parseEntityRef(ref).name) ?? {});
      if (found === undefined || needed === undefined) return undefined;
      if (found === 0 || found < needed) refs.push(ref);
    }
    return refs;
  };
  const weakerSlo = weaker(promisedShare);
  const weakerOnCall = weaker(escalationLevels);
  return {
    ...(weakerSlo && { 'dependencies.weakerSlo': weakerSlo }),
    ...(weakerOnCall && { 'dependencies.weakerOnCall': weakerOnCall }),
  };
}

/** 0 without an SLO. */
function promisedShare(facts: Facts): number | undefined {
  const count = facts['slo.definedCount'];
  return count === 0 ? 0 : (facts['slo.strictestTarget'] as number | undefined);
}

/** 0 without a schedule. */
function escalationLevels(facts: Facts): number | undefined {
  return facts['oncall.hasSchedule'] === false
    ? 0
    : (facts['oncall.escalationLevels'] as number | undefined);
}
