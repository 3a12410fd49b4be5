import { JsonRulesEngineFactCheckerFactory } from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import type {
  FlatTechInsightFact,
  TechInsightsStore,
} from '@backstage-community/plugin-tech-insights-node';
import type { Company } from '../company';
import { serviceAddress, serviceRef } from '../company/entities';
import { silentLogger } from '../readiness/fakes';
import { createRetriever, techInsightsChecks } from './techInsights';

/** Facts in memory: what is left of its fact checker is the evaluation itself. */
function memoryStore(company: Company): TechInsightsStore {
  const schemas = new Map(
    company.sources.map(source => [
      source.id,
      createRetriever(company, source).schema,
    ]),
  );
  const byEntity = new Map<string, Map<string, FlatTechInsightFact>>();
  for (let i = 0; i < company.serviceCount; i++) {
    const ofEntity = company.sources.map(source => {
      const facts = company.values(source, i);
      return [
        source.id,
        { id: source.id, entity: serviceAddress(i), facts },
      ] as const;
    });
    byEntity.set(serviceRef(i), new Map(ofEntity));
  }
  const unused = async () => {
    throw new Error('Evaluation does not call this');
  };
  return {
    async getLatestFactsByIds(ids, entity) {
      const found: Record<string, FlatTechInsightFact> = {};
      for (const id of ids) {
        const fact = byEntity.get(entity)?.get(id);
        if (fact) found[id] = fact;
      }
      return found;
    },
    async getLatestSchemas(ids) {
      return [...new Set(ids)].map(id => schemas.get(id) ?? {});
    },
    insertFacts: unused,
    insertFactSchema: unused,
    getEntities: unused,
    getFactsBetweenTimestampsByIds: unused,
  };
}

/** Its evaluator alone: every check of every service, facts in memory. */
export function createEvaluator(company: Company): () => Promise<void> {
  const checker = new JsonRulesEngineFactCheckerFactory({
    checks: techInsightsChecks(company),
    logger: silentLogger,
  }).construct(memoryStore(company));
  return async () => {
    for (let i = 0; i < company.serviceCount; i++) {
      await checker.runChecks(serviceRef(i));
    }
  };
}
