import type {
  FactCoverage,
  FactDocument,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { AbsenceStore } from './AbsenceStore';
import type { AttestationStore } from './AttestationStore';
import type { AuditLog } from './AuditLog';
import type { CollectorStore } from './CollectorStore';
import type { DefinitionStore } from './DefinitionStore';
import type { DeliveryInbox } from './DeliveryInbox';
import type { DeliveryStore } from './DeliveryStore';
import type { DisputeStore } from './DisputeStore';
import type { EntityStore, StoredEntity } from './EntityStore';
import type { EvaluationQueue } from './EvaluationQueue';
import type { EventSourceStore } from './EventSourceStore';
import type { FactStore } from './FactStore';
import type { HistoryStore } from './HistoryStore';
import type { Outbox } from './Outbox';
import type { ReceivedEventStore } from './ReceivedEventStore';
import type { ResultStore, StoredResult } from './ResultStore';
import type { SelfAssessmentStore } from './SelfAssessmentStore';
import type { TaskLeases } from './TaskLeases';
import type { WaiverStore } from './WaiverStore';

/** All that is stored about one living entity. */
export interface ServiceRecord {
  stored: StoredEntity;
  results: StoredResult[];
  documents: FactDocument[];
  coverage: FactCoverage[];
  /** It waits for evaluation. */
  pending: boolean;
}

/** Everything that is kept. Moments are milliseconds since the epoch, references are full and lower-case. */
export interface ReadinessStore {
  entities: EntityStore;
  absences: AbsenceStore;
  facts: FactStore;
  collectors: CollectorStore;
  results: ResultStore;
  history: HistoryStore;
  queue: EvaluationQueue;
  definitions: DefinitionStore;
  attestations: AttestationStore;
  waivers: WaiverStore;
  disputes: DisputeStore;
  assessments: SelfAssessmentStore;
  audit: AuditLog;
  outbox: Outbox;
  leases: TaskLeases;
  delivery: DeliveryStore;
  inbox: DeliveryInbox;
  receivedEvents: ReceivedEventStore;
  eventSources: EventSourceStore;
  /** What a page about one entity shows, in as few statements as can be: what the stores would say one by one. */
  service(entityRef: string): Promise<ServiceRecord | undefined>;
  /**
   * All or nothing. The given store is bound to the transaction; transactions do not nest. The work may run more than
   * once, when the database gave it up to end a deadlock: it changes nothing outside.
   */
  transaction<T>(work: (store: ReadinessStore) => Promise<T>): Promise<T>;
  /**
   * The number of the last committed write to entities or results. Writers take the next number in their
   * transaction and hold it until they commit, so rows become visible in the order of their numbers.
   */
  revision(): Promise<number>;
}
