import type {
  DeliveryEventList,
  DeliveryEventQuery,
  DeliveryQuery,
  DeliveryView,
  EventSourceList,
  MappingAnswer,
  MappingQuery,
  ReadinessRequestOptions,
  ReceivedEventList,
} from '@service-readiness/backstage-plugin-readiness-common';

type Read<Query, Answer> = (
  input?: { query?: Query },
  options?: ReadinessRequestOptions,
) => Promise<Answer>;

/** What the portal reads of delivery, until the client has it. */
export interface DeliveryReads {
  getDelivery: Read<DeliveryQuery, DeliveryView>;
  listDeliveryEvents: Read<DeliveryEventQuery, DeliveryEventList>;
  listReceivedEvents: Read<{ cursor?: string }, ReceivedEventList>;
  listEventSources: Read<undefined, EventSourceList>;
  testMapping: Read<MappingQuery, MappingAnswer>;
}
