import { InputError } from '@backstage/errors';
import {
  headerOf,
  parseJson,
  type Delivery,
  type DeliveryReading,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { GitlabConfig } from '../GitlabConfig';
import { payloadReaders } from './payloadReaders';

/**
 * What a delivery of GitLab says.
 *
 * @throws InputError that says where the body is not what GitLab documents.
 */
export function readDelivery(
  delivery: Delivery,
  config: GitlabConfig,
): DeliveryReading {
  const event = headerOf(delivery, 'x-gitlab-event');
  if (!event) {
    throw new InputError('has no header X-Gitlab-Event: not from GitLab?');
  }
  const read = payloadReaders.get(event);
  if (!read) return { ignored: `${event} says nothing about delivery` };
  const payload = parseJson(
    delivery.body.toString('utf8'),
    'has a body that is no JSON',
  );
  return read(payload, { config, delivery });
}
