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
  const builder = new CatalogBuilder();
  for (const definition of definitions) {
    builder.define(definition, 'fact definitions');
  }
  for (const collector of collectors) {
    for (const fact of collector.facts) builder.declare(fact, collector);
  }
  return builder.result();
}

class CatalogBuilder {
  readonly #problems: Problem[] = [];
  readonly #byName = new Map<string, GrowingFact>();
  /** Beginnings of names, with a fact that has each. */
  readonly #namespaces = new Map<string, string>();

  /** The fact under this name, new or known; undefined when it cannot be. */
  define(definition: FactDefinition, source: string): GrowingFact | undefined {
    const { name, type, unit, description } = definition;
    const known = this.#byName.get(name);
    const problem =
      factNameProblem(name) ??
      (known
        ? typeConflict(known, definition, source)
        : pathConflict(name, this.#byName, this.#namespaces));
    if (problem) {
      this.#problems.push({ source, path: name, ...problem });
      return undefined;
    }
    if (known) return known;
    const index = this.#byName.size;
    const fact = { name, type, unit, description, index, sources: [] };
    this.#byName.set(name, fact);
    for (const prefix of prefixes(name)) this.#namespaces.set(prefix, name);
    return fact;
  }

  declare(
    declaration: FactDeclaration,
    { collectorId, title }: CollectorDeclarations,
  ): void {
    const source = `collector '${collectorId}'`;
    const path = declaration.name;
    const validity = validityMs(declaration);
    if (typeof validity !== 'number') {
      this.#problems.push({ source, path, ...validity });
      return;
    }
    const fact = this.define(declaration, source);
    if (fact?.sources.some(known => known.collectorId === collectorId)) {
      const message = `fact '${path}' is declared twice`;
      this.#problems.push({ source, path, message });
      return;
    }
    fact?.sources.push({
      collectorId,
      collectorTitle: title ?? collectorId,
      validityMs: validity,
      ...(declaration.leftOutWhen && { leftOutWhen: declaration.leftOutWhen }),
    });
  }

  result(): { catalog: FactCatalog; problems: Problem[] } {
    const facts = [...this.#byName.values()];
    const names = facts.map(({ name }) => name);
    const catalog = { facts, byName: this.#byName, names };
    return { catalog, problems: this.#problems };
  }
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
