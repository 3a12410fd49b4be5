import { parseEntityRef } from '@backstage/catalog-model';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Teller } from './TellingService';

/** Where apps mount the tab of a service; one that mounts it elsewhere shows the service's first tab instead. */
const tab = 'readiness';

/** Tells people through Backstage's notifications. The scope makes a message that is sent twice be shown once. */
export function notificationTeller(notifications: NotificationService): Teller {
  return {
    async tell(message) {
      const { id, recipients, except, title, description } = message;
      const { kind, namespace, name } = parseEntityRef(message.entityRef);
      const page = `/catalog/${namespace}/${kind}/${name}`;
      const look =
        message.checkId &&
        `/${tab}?${new URLSearchParams({ check: message.checkId })}`;
      await notifications.send({
        recipients: {
          type: 'entity',
          entityRef: recipients,
          excludeEntityRef: except,
        },
        payload: {
          ...{ title, description, topic: 'readiness', scope: id },
          link: `${page}${look ?? ''}`,
          severity: 'normal',
        },
      });
    },
  };
}
