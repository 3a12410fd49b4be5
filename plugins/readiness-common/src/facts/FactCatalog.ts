import type { FactDeclaration, FactDefinition } from './FactDeclaration';

/**
 * A collector's declaration of a fact.
 *
 * @public
 */
export interface FactSource {
  collectorId: string;
  collectorTitle: string;
  /** How long an observation counts after the last covering run, milliseconds. */
  validityMs: number;
  /** Why it may have nothing to say, as declared. */
  leftOutWhen?: string;
}

/**
 * A fact that rules may read, with the collectors that report it. The first with a fresh value wins.
 *
 * @public
 */
export interface CatalogFact extends FactDefinition {
  /** Position in {@link FactCatalog.facts}. */
  index: number;
  /** In the order of the given collectors; empty when no installed collector declares it. */
  sources: readonly FactSource[];
}

/**
 * Every fact that rules may read. Immutable; checks and readings of one evaluation share one catalog.
 *
 * @public
 */
export interface FactCatalog {
  facts: readonly CatalogFact[];
  byName: ReadonlyMap<string, CatalogFact>;
  names: readonly string[];
}

/**
 * What one collector declares.
 *
 * @public
 */
export interface CollectorDeclarations {
  collectorId: string;
  title?: string;
  facts: readonly FactDeclaration[];
}
