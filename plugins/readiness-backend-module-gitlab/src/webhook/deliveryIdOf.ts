import { createHash } from 'node:crypto';
import {
  headerOf,
  type Delivery,
} from '@service-readiness/backstage-plugin-readiness-node';

/**
 * What GitLab calls a delivery: its `Idempotency-Key`, which stays when it is sent again. Older ones have
 * `X-Gitlab-Event-UUID` only, which webhooks that one event sets off one after the other share: there the body belongs
 * to it.
 */
export function deliveryIdOf(delivery: Delivery): string | undefined {
  const key = headerOf(delivery, 'idempotency-key');
  if (key) return key;
  const event = headerOf(delivery, 'x-gitlab-event-uuid');
  if (!event) return undefined;
  return `${event}/${createHash('sha256').update(delivery.body).digest('hex')}`;
}
