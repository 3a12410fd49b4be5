import { durationToMilliseconds } from '@backstage/types';
import type { Problem } from '../problems/Problem';
import type { FactDeclaration, FactDefinition } from './FactDeclaration';
import type {
  CatalogFact,
  CollectorDeclarations,
  FactCatalog,
  FactSource,
} from './FactCatalog';
import { factNameProblem } from './factNameProblem';

type GrowingFact = CatalogFact & { sources: FactSource[] };

/**
 * Puts the facts that are known by definition and those that collectors declare into one catalog. A declaration
 * that contradicts an earlier one is left out and becomes a problem that names both sides; the rest stands.
 *
 * @example
 * ```ts
 * const { catalog, problems } = createFactCatalog(
 *   [{ name: 'oncall.hasSchedule', type: 'bool', description: 'Somebody is on call.' }],
 *   [{ collectorId: 'pagerduty', facts: [{ name: 'oncall.hasSchedule', type: 'bool',
 *      description: 'Somebody is on call.', validity: { hours: 24 } }] }],
 * );
 * catalog.byName.get('oncall.hasSchedule')?.sources[0]?.collectorId // 'pagerduty'
 * ```
 *
 * @public
 */
export function createFactCatalog(
  definitions: readonly FactDefinition[],
  collectors: readonly CollectorDeclarations[],
): { catalog: FactCatalog; problems: Problem[] } {
  const problems: Problem[] = [];
  const byName = new Map<string, GrowingFact>();
  const namespaces = new Map<string, string>();

  function add(definition: FactDefinition, source: string) {
    const known = byName.get(definition.name);
    const problem =
      factNameProblem(definition.name) ??
      (known
        ? typeConflict(known, definition, source)
        : pathConflict(definition.name, byName, namespaces));
    if (problem) {
      problems.push({ source, path: definition.name, ...problem });
      return undefined;
    }
    if (known) return known;
    const fact: GrowingFact = {
      name: definition.name,
      type: definition.type,
      unit: definition.unit,
      description: definition.description,
      index: byName.size,
      sources: [],
    };
    byName.set(fact.name, fact);
    for (const prefix of prefixes(fact.name)) namespaces.set(prefix, fact.name);
    return fact;
  }

  for (const definition of definitions) add(definition, 'fact definitions');
  for (const collector of collectors) {
    const source = `collector '${collector.collectorId}'`;
    for (const declaration of collector.facts) {
      const validity = validityMs(declaration);
      if (typeof validity !== 'number') {
        problems.push({ source, path: declaration.name, ...validity });
        continue;
      }
      const fact = add(declaration, source);
      if (fact?.sources.some(s => s.collectorId === collector.collectorId)) {
        const message = `fact '${fact.name}' is declared twice`;
        problems.push({ source, path: fact.name, message });
        continue;
      }
      fact?.sources.push({
        collectorId: collector.collectorId,
        collectorTitle: collector.title ?? collector.collectorId,
        validityMs: validity,
      });
    }
  }
  const facts = [...byName.values()];
  return {
    catalog: { facts, byName, names: facts.map(({ name }) => name) },
    problems,
  };
}

function prefixes(name: string): string[] {
  const segments = name.split('.');
  return segments.slice(1).map((_, i) => segments.slice(0, i + 1).join('.'));
}

function typeConflict(
  known: GrowingFact,
  next: FactDefinition,
  source: string,
) {
  if (known.type === next.type) return undefined;
  const first = known.sources[0];
  const where = first ? `collector '${first.collectorId}'` : 'its definition';
  return {
    message: `fact '${next.name}' is ${next.type} for ${source}, and ${known.type} for ${where}`,
    mend: `declare it as ${known.type}, or under another name`,
  };
}

function pathConflict(
  name: string,
  byName: ReadonlyMap<string, unknown>,
  namespaces: ReadonlyMap<string, string>,
) {
  const inside =
    namespaces.get(name) ?? prefixes(name).find(prefix => byName.has(prefix));
  if (inside === undefined) return undefined;
  return {
    message: `fact '${name}' and fact '${inside}' cannot both exist: one name is the beginning of the other`,
    mend: 'rename one of them',
  };
}

function validityMs(declaration: FactDeclaration) {
  const ms = durationToMilliseconds(declaration.validity ?? {});
  if (Number.isFinite(ms) && ms > 0) return ms;
  return {
    message: `fact '${declaration.name}' has no validity`,
    mend: 'say how long a value counts after the last run, for example { hours: 24 }',
  };
}
