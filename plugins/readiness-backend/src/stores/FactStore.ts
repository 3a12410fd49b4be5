import type {
  FactCoverage,
  FactDocument,
  FactSeries,
} from '@service-readiness/backstage-plugin-readiness-common';

/** How the numbers went that one collector reports about one entity, by fact name. */
export interface SeriesDocument {
  entityRef: string;
  collectorId: string;
  series: Readonly<Record<string, FactSeries>>;
}

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
  /** Also the series. */
  delete(collectorId: string, entityRefs: string[]): Promise<void>;
  /** Of one collector for the given entities, by entity. */
  seriesOf(
    collectorId: string,
    entityRefs: string[],
  ): Promise<Map<string, SeriesDocument>>;
  saveSeries(documents: SeriesDocument[]): Promise<void>;
  /** Of one entity by every collector. */
  allSeries(entityRef: string): Promise<SeriesDocument[]>;
  /** Coverage of the given entities by every collector, by entity. */
  coverage(entityRefs: string[]): Promise<Map<string, FactCoverage[]>>;
}
