import type { EventSource } from '@service-readiness/backstage-plugin-readiness-node';
import { eventsOf } from './eventsOf';
import type { DevlakeConfig } from './readDevlakeConfig';

/** Takes what is sent to DevLake's webhook, at `POST …/events/devlake/connections/1/deployments` and the like. */
export function devlakeSource(config: DevlakeConfig): EventSource {
  return {
    id: 'devlake',
    title: 'DevLake webhook',
    type: 'devlake',
    deliveries: {
      authorise: { by: 'token', subjects: config.subjects },
      read: delivery => eventsOf(delivery, config),
    },
  };
}
