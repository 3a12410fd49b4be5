import type { Entity } from '@backstage/catalog-model';
import type { FactValue } from '@service-readiness/backstage-plugin-readiness-common';
import { createChecks, type CheckSpec } from './company/checks';
import { createGroup, createService } from './company/entities';
import { sources, valueOf, type SourceSpec } from './company/facts';

/** A made-up company. Nothing of it is kept: every part is computed when it is asked for. */
export interface Company {
  serviceCount: number;
  groupCount: number;
  sources: readonly SourceSpec[];
  checks: readonly CheckSpec[];
  service(i: number): Entity;
  group(i: number): Entity;
  /** What a source reports about a service. */
  values(source: SourceSpec, service: number): Record<string, FactValue>;
}

/**
 * A company of the given size: a tenth as many groups, 100 checks over 60 facts from 6 sources, four levels.
 *
 * @param options - `complete`: no fact is missing; otherwise one in fifty is
 */
export function createCompany(options: {
  services: number;
  seed?: number;
  complete?: boolean;
}): Company {
  const { services, seed = 1, complete = false } = options;
  const groups = Math.max(1, Math.round(services / 10));
  return {
    serviceCount: services,
    groupCount: groups,
    sources,
    checks: createChecks(seed),
    service: i => createService(i, { seed, groups }),
    group: createGroup,
    values(source, service) {
      const values: Record<string, FactValue> = {};
      for (const fact of source.facts) {
        const value = valueOf(fact, service, { seed, complete });
        if (value !== undefined) values[fact.name] = value;
      }
      return values;
    },
  };
}
