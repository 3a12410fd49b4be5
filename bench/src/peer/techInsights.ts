import {
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import techInsightsPlugin from '@backstage-community/plugin-tech-insights-backend';
import jsonRulesModule from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import {
  techInsightsFactRetrieversExtensionPoint,
  type FactRetriever,
} from '@backstage-community/plugin-tech-insights-node';
import type { FactType } from '@service-readiness/backstage-plugin-readiness-common';
import type { Company } from '../company';
import { toJsonConditions } from '../company/checks';
import { serviceAddress } from '../company/entities';
import type { SourceSpec } from '../company/facts';

export const factCheckType = 'json-rules-engine';

/** Its name for the type of a fact. */
const types: Record<FactType, FactRetriever['schema'][string]['type']> = {
  bool: 'boolean',
  int: 'integer',
  double: 'float',
  string: 'string',
  'list<string>': 'set',
};

/** One fact retriever per source, with the facts that our collectors report. */
export function createRetriever(
  company: Company,
  source: SourceSpec,
): FactRetriever {
  return {
    id: source.id,
    version: '1.0.0',
    schema: Object.fromEntries(
      source.facts.map(({ name, type }) => [
        name,
        { type: types[type], description: 'Made up' },
      ]),
    ),
    handler: async () =>
      Array.from({ length: company.serviceCount }, (_, i) => ({
        entity: serviceAddress(i),
        facts: company.values(source, i),
      })),
  };
}

/** The checks as its configuration holds them. */
export function techInsightsChecks(company: Company) {
  return company.checks.map(check => ({
    id: check.id,
    type: factCheckType,
    name: check.id,
    description: 'A rule of the usual kind over facts of the usual kinds.',
    factIds: [...new Set(check.clauses.map(({ fact }) => fact.sourceId))],
    rule: { conditions: toJsonConditions(check) },
  }));
}

/** Its configuration: retrievers that are scheduled, and checks. */
export function techInsightsConfig(company: Company) {
  const factRetrievers = Object.fromEntries(
    company.sources.map(({ id }) => [id, { cadence: '0 0 * * *' }]),
  );
  const checks = Object.fromEntries(
    techInsightsChecks(company).map(({ id, ...check }) => [id, check]),
  );
  return { techInsights: { factRetrievers, factChecker: { checks } } };
}

/** The plugin with its rules engine and the benchmark's facts. */
export function techInsightsFeatures(company: Company): BackendFeature[] {
  return [
    techInsightsPlugin,
    jsonRulesModule,
    createBackendModule({
      pluginId: 'tech-insights',
      moduleId: 'bench',
      register(env) {
        env.registerInit({
          deps: { retrievers: techInsightsFactRetrieversExtensionPoint },
          async init({ retrievers }) {
            retrievers.addFactRetrievers(
              Object.fromEntries(
                company.sources.map(source => [
                  source.id,
                  createRetriever(company, source),
                ]),
              ),
            );
          },
        });
      },
    }),
  ];
}
