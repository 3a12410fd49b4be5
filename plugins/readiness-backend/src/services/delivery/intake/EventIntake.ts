import type { Entity } from '@backstage/catalog-model';
import {
  filterPredicateToFilterFunction,
  type FilterPredicate,
} from '@backstage/filter-predicates';
import {
  mapAddressee,
  type Addressee,
  type EventKind,
  type IncomingEvents,
  type MappedAddressee,
  type MappingRule,
  type ServiceDirectory,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../../stores/ReadinessStore';
import type { ReadModel } from '../../readModel/ReadModel';
import type { DeliveryChanges } from './DeliveryChanges';
import { planIntake } from './planIntake';
import { ServiceAddresses } from './ServiceAddresses';

/** Whose events come in. */
export interface IntakeSource {
  id: string;
  /** For which entities its events may be; services, if absent. */
  entities?: FilterPredicate;
}

/** What came of events. */
export interface IntakeOutcome {
  /** New, or saying something else than before. */
  changed: number;
  entityRefs: readonly string[];
  /** Kept aside, until a mapping or further words say what they are for. */
  unmapped: Array<{ kind: EventKind; id: string; reason: string }>;
}

/**
 * The one way in: from whatever source, events are mapped to services and kept in one transaction; what maps to nothing
 * is kept with the reason.
 */
export class EventIntake {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      readModel: ReadModel;
      rules: readonly MappingRule[];
      changes: DeliveryChanges;
    },
  ) {}

  /**
   * @param also - done in the same transaction
   * @param services - for whom events may be; asked of the catalog, if absent
   */
  async keep(
    source: IntakeSource,
    events: IncomingEvents,
    {
      receivedAt,
      services,
      also,
    }: {
      receivedAt: number;
      services?: ServiceDirectory;
      also?: (tx: ReadinessStore) => Promise<void>;
    },
  ): Promise<IntakeOutcome> {
    const { store, changes } = this.options;
    // Asked before: a transaction must not wait for another connection.
    const directory =
      services ?? (await this.servicesFor(source, addresseesOf(events)));
    const outcome = await store.transaction(async tx => {
      await tx.delivery.lock(source.id);
      const plan = await planIntake(tx, {
        source: source.id,
        events,
        receivedAt,
        map: addressee => this.map(source, addressee, directory),
      });
      const kept = await tx.delivery.keep(plan.keep, receivedAt);
      const unmapped = await plan.settle(kept.incomplete);
      await also?.(tx);
      return { ...kept, unmapped };
    });
    changes.tell(outcome.entityRefs);
    return outcome;
  }

  /**
   * For whom an event of a source is, and why.
   *
   * @param rules - those of the configuration, if absent
   */
  map(
    source: IntakeSource,
    addressee: Addressee,
    services: ServiceDirectory,
    rules: readonly MappingRule[] = this.options.rules,
  ): MappedAddressee {
    return mapAddressee(addressee, { source: source.id, rules, services });
  }

  /** The services that a source may speak about, as far as these addressees can mean them. */
  async servicesFor(
    source: IntakeSource,
    addressees: readonly Addressee[],
    sees: (entity: { uid: string }) => boolean = () => true,
  ): Promise<ServiceDirectory> {
    const { store, readModel } = this.options;
    const addresses = ServiceAddresses.of(await readModel.current());
    if (!source.entities) return addresses.where(sees);
    const refs = new Set(
      addressees.flatMap(
        addressee => this.map(source, addressee, addresses).entityRefs,
      ),
    );
    const matches = filterPredicateToFilterFunction<Entity>(source.entities);
    const entities = await store.entities.get([...refs]);
    return addresses.where(row => {
      const stored = entities.get(row.entityRef);
      return stored !== undefined && matches(stored.entity) && sees(row);
    });
  }
}

/** For whom events are, as their source says. */
export function addresseesOf(events: IncomingEvents): Addressee[] {
  const { deployments, changes, incidents, additions } = events;
  return [
    ...[...(deployments ?? []), ...(changes ?? []), ...(incidents ?? [])],
    ...[...(additions?.changes ?? []), ...(additions?.incidents ?? [])],
  ].flatMap(({ addressee }) => addressee ?? []);
}
