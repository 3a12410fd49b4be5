import type {
  DeliveryEventList,
  DeliveryEventQuery,
  DeliveryQuery,
  DeliveryView,
  ReadinessRequestOptions,
} from '@service-readiness/backstage-plugin-readiness-common';

type Read<Query, Answer> = (
  input: { query?: Query },
  options?: ReadinessRequestOptions,
) => Promise<Answer>;

/** What the portal reads of delivery, until the client has it. */
export interface DeliveryReads {
  getDelivery: Read<DeliveryQuery, DeliveryView>;
  listDeliveryEvents: Read<DeliveryEventQuery, DeliveryEventList>;
}
