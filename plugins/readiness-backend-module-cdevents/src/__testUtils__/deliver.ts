import type {
  Delivery,
  DeliveryReading,
} from '@service-readiness/backstage-plugin-readiness-node';
import { cdeventsSource } from '../cdeventsSource';
import type { CdeventsConfig } from '../readCdeventsConfig';

/** A request as the route hands it on. */
export function delivery(
  body: unknown,
  headers: Delivery['headers'] = {},
): Delivery {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { headers, body: bytes, path: '', receivedAt: 0 };
}

/** What the source makes of a request. */
export function deliver(
  body: unknown,
  headers: Delivery['headers'] = {},
  config: Partial<CdeventsConfig> = {},
): DeliveryReading {
  const { deliveries } = cdeventsSource({
    subjects: ['external:ci'],
    ...config,
  });
  if (!deliveries) throw new Error('The source takes no deliveries');
  return deliveries.read(delivery(body, headers));
}
