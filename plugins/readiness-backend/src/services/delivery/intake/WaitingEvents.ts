import type {
  Change,
  Deployment,
  EventKind,
  Incident,
  Incoming,
  IncomingEvents,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../../stores/ReadinessStore';
import type { ReceivedEvent } from '../../../stores/ReceivedEventStore';
import type { ReadModel } from '../../readModel/ReadModel';
import type { EventIntake, IntakeSource } from './EventIntake';

/** Of one addressee at a time. */
const perAddressee = 1000;

/** Events that wait for a service are tried again when the catalog changed, and after every start: so does the mapping. */
export class WaitingEvents {
  #triedAt?: number;

  constructor(
    private readonly options: {
      store: ReadinessStore;
      readModel: ReadModel;
      intake: EventIntake;
      sources: readonly IntakeSource[];
      now: () => number;
    },
  ) {}

  /** Nothing, while the catalog is as it was. */
  async run(): Promise<void> {
    const { catalogVersion } = await this.options.readModel.current();
    if (catalogVersion === this.#triedAt) return;
    await this.retry();
    this.#triedAt = catalogVersion;
  }

  /** Asks once for every addressee, however many events wait for it. */
  async retry(): Promise<void> {
    const { store, intake, sources } = this.options;
    const known = new Map(sources.map(source => [source.id, source]));
    for (const {
      source: id,
      addressee,
    } of await store.receivedEvents.addressees()) {
      const source = known.get(id);
      if (!source) continue;
      const services = await intake.servicesFor(source, [addressee]);
      if (intake.map(source, addressee, services).entityRefs.length === 0) {
        continue;
      }
      for (let again = true; again; ) {
        const events = await store.receivedEvents.ofAddressee(
          id,
          addressee,
          perAddressee,
        );
        const { unmapped } = await intake.keep(source, asIncoming(events), {
          receivedAt: this.options.now(),
          services,
        });
        // What lacks something else than a service waits on.
        again = events.length === perAddressee && unmapped.length === 0;
      }
    }
  }
}

/** As they came: what is stored of each is what its source said of an event of its kind. */
function asIncoming(events: readonly ReceivedEvent[]): IncomingEvents {
  const of = <Event>(kind: EventKind) => {
    const ofKind = events.filter(event => event.kind === kind);
    return {
      whole: ofKind
        .filter(({ event }) => event)
        .map(
          ({ id, event, addressee, saidAt }) =>
            ({ ...event, id, addressee, saidAt } as unknown as Incoming<Event>),
        ),
      // Their words are taken with what waits.
      words: ofKind
        .filter(({ event }) => !event)
        .map(({ id, addressee }) => ({ id, addressee })),
    };
  };
  const changes = of<Change>('change');
  const incidents = of<Incident>('incident');
  return {
    deployments: of<Deployment>('deployment').whole,
    changes: changes.whole,
    incidents: incidents.whole,
    additions: { changes: changes.words, incidents: incidents.words },
  };
}
