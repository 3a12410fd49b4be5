import { InputError } from '@backstage/errors';
import {
  headerOf,
  parseJson,
  type Delivery,
  type DeliveryReading,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { GithubConfig } from '../GithubConfig';
import { payloadReaders } from './payloadReaders';

/**
 * What a delivery of GitHub says. Its body is JSON, or a form with the JSON in it, as the webhook is set up.
 *
 * @throws InputError that says where the body is not what GitHub documents.
 */
export function readDelivery(
  delivery: Delivery,
  config: GithubConfig,
): DeliveryReading {
  const event = headerOf(delivery, 'x-github-event');
  if (!event) {
    throw new InputError('has no header X-GitHub-Event: not from GitHub?');
  }
  const read = payloadReaders.get(event);
  if (!read) return { ignored: `${event} says nothing about delivery` };
  return read(payloadOf(delivery), config);
}

function payloadOf(delivery: Delivery): unknown {
  const text = delivery.body.toString('utf8');
  const isForm = headerOf(delivery, 'content-type')?.startsWith(
    'application/x-www-form-urlencoded',
  );
  const json = isForm ? new URLSearchParams(text).get('payload') ?? '' : text;
  return parseJson(json, 'has a body that is no JSON');
}
