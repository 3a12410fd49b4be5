import {
  createFactCatalog,
  loadDefinitions,
  wellKnownFacts,
  type CompiledScorecard,
  type FactCatalog,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Company } from '../company';
import { createDefinitions } from '../company/definitions';
import { declarationsOf } from '../readiness/collectors';

/** The company's facts and its one scorecard, compiled. */
export function compileRules(company: Company): {
  catalog: FactCatalog;
  scorecard: CompiledScorecard;
} {
  const { catalog, problems: declared } = createFactCatalog(
    wellKnownFacts,
    company.sources.map(source => ({
      collectorId: source.id,
      facts: declarationsOf(source),
    })),
  );
  const loaded = loadDefinitions(createDefinitions(company.checks), catalog);
  const [problem] = [...declared, ...loaded.problems];
  const [scorecard] = loaded.scorecards;
  if (problem || !scorecard) {
    throw new Error(`The rules have a mistake: ${JSON.stringify(problem)}`);
  }
  return { catalog, scorecard };
}
