import { InputError, isError } from '@backstage/errors';
import type {
  Delivery,
  DeliveryReading,
  EventSource,
  IncomingEvents,
} from '@service-readiness/backstage-plugin-readiness-node';
import { cdeventSchema } from './cdeventSchema';
import { eventsOf } from './eventsOf';
import { messagesIn, type Message } from './messagesIn';
import type { CdeventsConfig } from './readCdeventsConfig';

/** Takes CDEvents at `POST …/events/cdevents`. */
export function cdeventsSource(config: CdeventsConfig): EventSource {
  return {
    id: 'cdevents',
    title: 'CDEvents',
    type: 'cdevents',
    deliveries: {
      authorise: { by: 'token', subjects: config.subjects },
      deliveryId: idOf,
      read: delivery => read(delivery, config),
    },
  };
}

/** CDEvents are unique by source and id; a batch has no id of its own. */
function idOf(delivery: Delivery): string | undefined {
  try {
    const [message, ...others] = messagesIn(delivery);
    const parsed = cdeventSchema.safeParse(message?.event);
    if (others.length > 0 || !parsed.success) return undefined;
    const { source, id } = parsed.data.context;
    return `${source}/${id}`;
  } catch {
    // What cannot be read is stored all the same, and then says why.
    return undefined;
  }
}

function read(delivery: Delivery, config: CdeventsConfig): DeliveryReading {
  const messages = messagesIn(delivery);
  const isBatch = messages.length > 1;
  const readings = messages.map((message, index) => {
    const place = isBatch ? `[${index}]: ` : '';
    return readMessage(message, config, place);
  });
  const unreadable = readings.flatMap(reading =>
    'mistake' in reading ? [reading.mistake] : [],
  );
  if (unreadable.length === readings.length) {
    throw new InputError(unreadable.join('; ') || 'There is no event in it');
  }
  const events = readings.flatMap(reading =>
    'events' in reading ? [reading.events] : [],
  );
  const [ignored] = readings.flatMap(reading =>
    'ignored' in reading ? [reading.ignored] : [],
  );
  if (events.length === 0 && unreadable.length === 0 && ignored) {
    return { ignored };
  }
  return {
    events: joined(events),
    ...(unreadable.length > 0 && { unreadable }),
  };
}

function readMessage(
  { type, event }: Message,
  config: CdeventsConfig,
  place: string,
): DeliveryReading | { mistake: string } {
  if (type !== undefined && !type.startsWith('dev.cdevents.')) {
    return { ignored: 'What is no CDEvent says nothing of delivery' };
  }
  try {
    return eventsOf(event, config);
  } catch (error) {
    if (!isError(error) || error.name !== 'InputError') throw error;
    return { mistake: `${place}${error.message}` };
  }
}

function joined(parts: readonly IncomingEvents[]): IncomingEvents {
  const deployments = parts.flatMap(part => part.deployments ?? []);
  const changes = parts.flatMap(part => part.additions?.changes ?? []);
  const incidents = parts.flatMap(part => part.additions?.incidents ?? []);
  return { deployments, additions: { changes, incidents } };
}
