import type { Change } from './Change';
import type { Deployment } from './Deployment';
import type { Incident } from './Incident';

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

/** A change that a deployment names; its source is that of the deployment, if absent. */
type NamedChange = Omit<Change, 'source' | 'entityRefs'> & { source?: string };

/**
 * An event as a source tells it: without the id of the source, and with whom it is for instead of the entities.
 *
 * @public
 */
export type Incoming<Event> = Omit<Event, 'source' | 'entityRefs' | 'changes'> &
  (Event extends Pick<Deployment, 'changes'>
    ? { changes?: readonly NamedChange[] }
    : unknown) & {
    addressee: Addressee;
    /**
     * When the source said so: what it said earlier is late, in whatever order deliveries come. Without it the last to
     * come counts, unless it says less: that something is under way does not undo its end.
     */
    saidAt?: number;
  };

/**
 * Words about an event that do not say all of it, such as that an incident is over, or that a review began. What they
 * leave out stays as it was said before, the addressee too. In whatever order they come: of two moments at which
 * something began the earlier counts, of two at which it ended the later, and lists are joined. What still lacks
 * something that an event must have waits among the received events, with the reason, for further words.
 *
 * @public
 */
export type Addition<Event> = Partial<
  Omit<Event, 'source' | 'id' | 'entityRefs'>
> & { id: string; addressee?: Addressee };

/**
 * What one delivery, or one page of a pull, says. Later words about an event of the same id replace earlier ones:
 * a source says all that it knows of an event, not what is new about it; what it can only say in parts are additions.
 *
 * @public
 */
export interface IncomingEvents {
  deployments?: ReadonlyArray<Incoming<Deployment>>;
  changes?: ReadonlyArray<Incoming<Change>>;
  incidents?: ReadonlyArray<Incoming<Incident>>;
  additions?: {
    changes?: ReadonlyArray<Addition<Change>>;
    incidents?: ReadonlyArray<Addition<Incident>>;
  };
}
