import type { Knex } from 'knex';
import type { ReadinessStore, ServiceRecord } from '../stores/ReadinessStore';
import { DatabaseAbsenceStore } from './DatabaseAbsenceStore';
import { DatabaseAttestationStore } from './DatabaseAttestationStore';
import { DatabaseAuditLog } from './DatabaseAuditLog';
import { DatabaseCollectorStore } from './DatabaseCollectorStore';
import { DatabaseDefinitionStore } from './DatabaseDefinitionStore';
import { DatabaseDeliveryInbox } from './DatabaseDeliveryInbox';
import { DatabaseDeliveryStore } from './DatabaseDeliveryStore';
import { DatabaseDisputeStore } from './DatabaseDisputeStore';
import { DatabaseEntityStore } from './DatabaseEntityStore';
import { DatabaseEvaluationQueue } from './DatabaseEvaluationQueue';
import { DatabaseEventSourceStore } from './DatabaseEventSourceStore';
import { DatabaseFactStore } from './DatabaseFactStore';
import { DatabaseHistoryStore } from './DatabaseHistoryStore';
import { DatabaseOutbox } from './DatabaseOutbox';
import { DatabaseReceivedEventStore } from './DatabaseReceivedEventStore';
import { DatabaseResultStore } from './DatabaseResultStore';
import { DatabaseSelfAssessmentStore } from './DatabaseSelfAssessmentStore';
import { DatabaseTaskLeases } from './DatabaseTaskLeases';
import { DatabaseWaiverStore } from './DatabaseWaiverStore';
import { readService } from './operations/readService';
import { ResultLayouts } from './ResultLayouts';
import { Session } from './Session';

/**
 * Keeps everything in the plugin's database, PostgreSQL or SQLite.
 *
 * Transactions take row locks in this order, so that they wait for each other and not in a circle: the source that
 * pushes, facts, entities, what people did about them, queue, revision; for events of delivery the source, events, their
 * revision. Where two do meet in a circle, PostgreSQL gives one up, and that one is run again.
 */
export class DatabaseReadinessStore implements ReadinessStore {
  readonly entities: DatabaseEntityStore;
  readonly absences: DatabaseAbsenceStore;
  readonly facts: DatabaseFactStore;
  readonly collectors: DatabaseCollectorStore;
  readonly results: DatabaseResultStore;
  readonly history: DatabaseHistoryStore;
  readonly queue: DatabaseEvaluationQueue;
  readonly definitions: DatabaseDefinitionStore;
  readonly attestations: DatabaseAttestationStore;
  readonly waivers: DatabaseWaiverStore;
  readonly disputes: DatabaseDisputeStore;
  readonly assessments: DatabaseSelfAssessmentStore;
  readonly audit: DatabaseAuditLog;
  readonly outbox: DatabaseOutbox;
  readonly leases: DatabaseTaskLeases;
  readonly delivery: DatabaseDeliveryStore;
  readonly inbox: DatabaseDeliveryInbox;
  readonly receivedEvents: DatabaseReceivedEventStore;
  readonly eventSources: DatabaseEventSourceStore;

  private constructor(
    private readonly session: Session,
    private readonly layouts: ResultLayouts,
  ) {
    this.entities = new DatabaseEntityStore(session);
    this.absences = new DatabaseAbsenceStore(session);
    this.facts = new DatabaseFactStore(session);
    this.collectors = new DatabaseCollectorStore(session);
    this.results = new DatabaseResultStore(session, layouts);
    this.history = new DatabaseHistoryStore(session);
    this.queue = new DatabaseEvaluationQueue(session);
    this.definitions = new DatabaseDefinitionStore(session);
    this.attestations = new DatabaseAttestationStore(session);
    this.waivers = new DatabaseWaiverStore(session);
    this.disputes = new DatabaseDisputeStore(session);
    this.assessments = new DatabaseSelfAssessmentStore(session);
    this.audit = new DatabaseAuditLog(session);
    this.outbox = new DatabaseOutbox(session);
    this.leases = new DatabaseTaskLeases(session);
    this.delivery = new DatabaseDeliveryStore(session);
    this.inbox = new DatabaseDeliveryInbox(session);
    this.receivedEvents = new DatabaseReceivedEventStore(session);
    this.eventSources = new DatabaseEventSourceStore(session);
  }

  /** @param knex - a migrated database; a transaction gives a store that is bound to it */
  static create(knex: Knex | Knex.Transaction): DatabaseReadinessStore {
    return new DatabaseReadinessStore(new Session(knex), new ResultLayouts());
  }

  service(entityRef: string): Promise<ServiceRecord | undefined> {
    return readService(this.session, this.layouts, entityRef);
  }

  async transaction<T>(
    work: (store: ReadinessStore) => Promise<T>,
  ): Promise<T> {
    if (this.session.isTransaction) {
      throw new Error('Transactions do not nest');
    }
    return this.session.write(session =>
      work(new DatabaseReadinessStore(session, this.layouts)),
    );
  }

  revision(): Promise<number> {
    return this.session.revision();
  }
}
