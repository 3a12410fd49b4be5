import type {
  Change,
  Deployment,
  Incident,
} from '@service-readiness/backstage-plugin-readiness-common';

/**
 * For whom an event is, as far as its source knows. References win; else the mapping of the installation finds the
 * services by the other words.
 *
 * @public
 */
export interface Addressee {
  /** Full entity references. */
  entityRefs?: readonly string[];
  /** Web address of the repository. */
  repository?: string;
  environment?: string;
  /** Name of the service in the source. */
  service?: string;
}

/**
 * An event as a source tells it: without the id of the source, and with whom it is for instead of the entities.
 *
 * @public
 */
export type Incoming<Event> = Omit<Event, 'source' | 'entityRefs'> & {
  addressee: Addressee;
};

/**
 * What one delivery, or one page of a pull, says. Later words about an event of the same id replace earlier ones:
 * a source says all that it knows of an event, not what is new about it.
 *
 * @public
 */
export interface IncomingEvents {
  deployments?: ReadonlyArray<Incoming<Deployment>>;
  changes?: ReadonlyArray<Incoming<Change>>;
  incidents?: ReadonlyArray<Incoming<Incident>>;
}
