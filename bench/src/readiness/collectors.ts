import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type {
  FactDeclaration,
  FactValue,
} from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { Company } from '../company';
import type { SourceSpec } from '../company/facts';

/** Facts that the next collection finds instead of the company's, by entity. */
export type FactOverrides = Map<string, Record<string, FactValue>>;

export function declarationsOf({ facts }: SourceSpec): FactDeclaration[] {
  return facts.map(({ name, type }) => ({
    name,
    type,
    description: 'Made up',
    validity: { hours: 24 },
  }));
}

const numberOf = (entity: Entity) =>
  Number(entity.metadata.name.slice('service-'.length));

/** One collector per source; it computes instead of asking. */
export function createCollectors(
  company: Company,
  overrides: FactOverrides,
): Collector[] {
  return company.sources.map(source => {
    const names = new Set(source.facts.map(({ name }) => name));
    return defineCollector({
      id: source.id,
      title: source.id,
      facts: declarationsOf(source),
      appliesTo: { kind: 'Component' },
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 10 } },
      async collect({ entities, report }) {
        for (const entity of entities) {
          const ref = stringifyEntityRef(entity);
          const values = company.values(source, numberOf(entity));
          for (const [name, value] of Object.entries(
            overrides.get(ref) ?? {},
          )) {
            if (names.has(name)) values[name] = value;
          }
          report.facts(ref, values);
        }
      },
    });
  });
}
