import { createHmac, timingSafeEqual } from 'node:crypto';
import { InputError } from '@backstage/errors';
import type { EventSource } from '@service-readiness/backstage-plugin-readiness-node';

const secret = 'planted-webhook-secret';

/** As a code host signs what it delivers. */
export function signatureOf(body: string | Buffer): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/** A source as modules add one: its deliveries are signed, and name one deployment of the service refunds. */
export const signedHooks: EventSource = {
  id: 'hooks',
  title: 'Hooks',
  type: 'test',
  deliveries: {
    authorise: {
      by: 'signature',
      verify({ headers, body }) {
        const given = Buffer.from(String(headers['x-signature']));
        const right = Buffer.from(signatureOf(body));
        return given.length === right.length && timingSafeEqual(given, right);
      },
    },
    deliveryId: ({ headers }) => headers['x-delivery'] as string | undefined,
    read: ({ body, path, headers }) => {
      if (path === 'ping') return { ignored: 'A ping' };
      let event: { id: string };
      try {
        event = JSON.parse(body.toString());
      } catch {
        throw new InputError('It is no JSON');
      }
      return {
        events: {
          deployments: [
            {
              id: event.id,
              environment: 'production',
              finishedAt: 100,
              status: 'success',
              title: String(headers['x-token']),
              addressee: { entityRefs: ['component:default/refunds'] },
            },
          ],
        },
        unreadable: path === 'half' ? ['the second of two'] : undefined,
      };
    },
  },
};
