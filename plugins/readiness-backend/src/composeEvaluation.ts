import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import type { Needs } from './Needs';
import type { ReadinessConfig } from './readinessConfig';
import { CatalogSynchroniser } from './services/catalog/CatalogSynchroniser';
import { CatchUpService } from './services/collection/CatchUpService';
import { CollectionService } from './services/collection/CollectionService';
import { RulesService } from './services/definitions/RulesService';
import { EvaluationService } from './services/evaluation/EvaluationService';
import { EvaluationWorker } from './services/evaluation/EvaluationWorker';
import type { PushSource } from './services/push/PushSource';

type Deps = Omit<
  Omit<Needs<typeof RulesService>, 'collectors'> &
    Needs<typeof CollectionService> &
    Needs<typeof EvaluationWorker> &
    Needs<typeof CatalogSynchroniser>,
  | 'evaluation'
  | 'rules'
  | 'sources'
  | 'stage'
  | 'absentCollectorsMs'
  | 'predicates'
  | 'tierPath'
  | keyof ReadinessConfig['catalog']
> & {
  config: ReadinessConfig;
  /** That are asked. */
  collectors: readonly Collector[];
  /** That facts may come from: those that are asked, and those that push. */
  declared: ReadonlyArray<Collector | PushSource>;
};

/** From the catalog and its collectors to facts, and from facts and rules to results. */
export function composeEvaluation(deps: Deps) {
  const { config, collectors, declared, store, now } = deps;
  const rules = new RulesService({
    ...deps,
    collectors: declared,
    sources: config.definitions,
    stage: config.stage,
  });
  const evaluation = new EvaluationService({ rules, tier: config.tier, now });
  const collection = new CollectionService({
    ...deps,
    evaluation,
    rules,
    absentCollectorsMs: config.retention.absentCollectorsMs,
  });
  const synchroniser = new CatalogSynchroniser({
    ...deps,
    ...config.catalog,
    tierPath: config.tier.path,
    predicates: () => [
      config.services,
      ...declared.map(({ appliesTo }) => appliesTo),
      ...rules.ruleSet.scorecards.map(s => s.definition.appliesTo),
      ...rules.ruleSet.scorecards.flatMap(s =>
        s.checks.map(({ check }) => check.definition.appliesTo),
      ),
    ],
  });
  return {
    rules,
    evaluation,
    collection,
    synchroniser,
    catchUp: new CatchUpService({ store, collection, collectors, now }),
    worker: new EvaluationWorker({ ...deps, evaluation, rules }),
  };
}
