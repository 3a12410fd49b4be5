import type {
  FactCoverage,
  FactDocument,
} from '@service-readiness/backstage-plugin-readiness-common';

/** One document per (entity, collector). A document that does not change is not written again. */
export interface FactStore {
  /** Documents of the given entities, by entity. */
  documents(entityRefs: string[]): Promise<Map<string, FactDocument[]>>;
  /** Documents of one collector for the given entities, by entity. */
  documentsOf(
    collectorId: string,
    entityRefs: string[],
  ): Promise<Map<string, FactDocument>>;
  save(documents: FactDocument[]): Promise<void>;
  /** References of all entities that have a document of the collector. */
  entitiesWith(collectorId: string): Promise<string[]>;
  delete(collectorId: string, entityRefs: string[]): Promise<void>;
  /** Coverage of the given entities by every collector, by entity. */
  coverage(entityRefs: string[]): Promise<Map<string, FactCoverage[]>>;
}
