import { createHash } from 'node:crypto';
import {
  createFactCatalog,
  loadDefinitions,
  wellKnownFacts,
  withDeltas,
  type CompiledCheck,
  type CompiledScorecard,
  type CompanyStage,
  type DefinitionFile,
  type FactCatalog,
  type Problem,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { DeclaredCollector } from '../push/PushSource';

/** All rules as they are applied together, compiled. Never changes. */
export interface RuleSet {
  catalog: FactCatalog;
  /** In the order in which they were read: built-in ones first. */
  scorecards: readonly CompiledScorecard[];
  problems: readonly Problem[];
  /** Sources of the checks and scorecards that loaded. */
  definedIn: ReadonlySet<string>;
  /** What loaded of each source, as `check has-owner`, in order of name. */
  defines: ReadonlyMap<string, string[]>;
  /** Changes when any rule judges differently, or sees the facts of other collectors. */
  fingerprint: string;
}

/** Compiles definitions against what the installed collectors declare. */
export function compileRuleSet(options: {
  texts: readonly DefinitionFile[];
  collectors: readonly DeclaredCollector[];
  stage?: CompanyStage;
}): RuleSet {
  const { catalog, problems: declared } = createFactCatalog(
    wellKnownFacts,
    options.collectors.map(({ id, title, facts }) => ({
      collectorId: id,
      title,
      facts: withDeltas(facts),
    })),
  );
  // The examples of a check are its test: one that comes out otherwise is a mistake in one of the two.
  const { checks, scorecards, problems } = loadDefinitions(
    [...options.texts],
    catalog,
    { stage: options.stage, examples: true },
  );
  const fingerprint = createHash('sha256')
    .update(
      JSON.stringify([
        scorecards.map(s => [s.definition.id, s.fingerprint]),
        // A replica without one of the collectors would take what it reports for unknown.
        catalog.facts.map(({ name, sources }) => [
          name,
          sources.map(({ collectorId, validityMs }) => [
            collectorId,
            validityMs,
          ]),
        ]),
      ]),
    )
    .digest('base64url');
  const defines = definitionsBySource(checks.values(), scorecards);
  return {
    catalog,
    scorecards,
    problems: [...declared, ...problems],
    definedIn: new Set(defines.keys()),
    defines,
    fingerprint,
  };
}

function definitionsBySource(
  checks: Iterable<CompiledCheck>,
  scorecards: readonly CompiledScorecard[],
): Map<string, string[]> {
  const bySource = new Map<string, string[]>();
  const add = (source: string, definition: string) =>
    bySource.set(source, [...(bySource.get(source) ?? []), definition].sort());
  for (const { id, source } of checks) add(source, `check ${id}`);
  for (const { id, source } of scorecards) add(source, `scorecard ${id}`);
  return bySource;
}
