import { parseEntityRef } from '@backstage/catalog-model';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Teller } from './TellingService';

/** Tells people through Backstage's notifications. The scope makes a message that is sent twice be shown once. */
export function notificationTeller(notifications: NotificationService): Teller {
  return {
    async tell({ id, recipients, except, title, description, entityRef }) {
      const { kind, namespace, name } = parseEntityRef(entityRef);
      await notifications.send({
        recipients: {
          type: 'entity',
          entityRef: recipients,
          excludeEntityRef: except,
        },
        payload: {
          ...{ title, description, topic: 'readiness', scope: id },
          link: `/catalog/${namespace}/${kind}/${name}`,
          severity: 'normal',
        },
      });
    },
  };
}
