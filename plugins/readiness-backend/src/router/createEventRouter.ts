import type {
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  AuthenticationError,
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type {
  Delivery,
  EventDeliveries,
  EventSource,
} from '@service-readiness/backstage-plugin-readiness-node';
import express from 'express';
import Router from 'express-promise-router';
import type { DeliveryReader } from '../services/delivery/intake/DeliveryReader';
import { mayPush } from '../services/push/mayPush';
import { MethodNotAllowedError } from './MethodNotAllowedError';

/** As much as GitHub sends at most. */
const largestDelivery = '25mb';

/** Where the route of a source is, below the plugin's own address. */
export const eventsPath = '/events';

/**
 * Routes of the sources that deliver: authorised over the bytes as they came, stored, and then answered. What they say
 * is read after that.
 */
export function createEventRouter(options: {
  httpAuth: HttpAuthService;
  reader: DeliveryReader;
  logger: LoggerService;
  now: () => number;
}): express.Router {
  const { reader, now } = options;
  const router = Router();
  const raw = express.raw({
    type: () => true,
    limit: largestDelivery,
    // A signature is over what was sent, not over what is made of it.
    inflate: false,
  });
  const sourceOf = (req: express.Request) => {
    const source = reader.source(req.params.sourceId ?? '');
    if (!source?.deliveries) throw new NotFoundError('No such source');
    return { source, deliveries: source.deliveries };
  };
  const receive: express.RequestHandler = async (req, res) => {
    const { source, deliveries } = sourceOf(req);
    const delivery: Delivery = {
      headers: req.headers,
      // Without a body, the parser leaves an object.
      body: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
      path: String(req.params[0] ?? '').replace(/^\/+|\/+$/g, ''),
      receivedAt: now(),
    };
    verify(source, deliveries, { delivery, ...options });
    const stored = await reader.store(source, delivery);
    if (stored === 'conflict') {
      throw new ConflictError(
        'A delivery of this name came before and said something else',
      );
    }
    res.status(202).json({ state: stored === 'known' ? 'known' : 'stored' });
    if (stored !== 'known') await reader.read(stored);
  };
  const authorise: express.RequestHandler = async (req, _res, next) => {
    const { deliveries } = sourceOf(req);
    if (deliveries.authorise.by === 'token') {
      const { subjects } = deliveries.authorise;
      const { principal } = await options.httpAuth.credentials(req, {
        allow: ['service'],
      });
      const caller = { isPerson: false, name: principal.subject } as const;
      if (!mayPush({ subjects }, caller)) {
        throw new NotAllowedError(
          `'${principal.subject}' may not deliver here; the configuration of the source says in 'subjects' who may`,
        );
      }
    }
    next();
  };
  for (const path of ['/:sourceId', '/:sourceId/*']) {
    router.post(path, authorise, raw, receive);
    router.all(path, (req, res) => {
      sourceOf(req);
      res.set('Allow', 'POST');
      throw new MethodNotAllowedError(
        `${req.method} is not served here; use POST`,
      );
    });
  }
  return router;
}

/** A forged delivery is told nothing but that it is refused. */
function verify(
  source: EventSource,
  { authorise }: EventDeliveries,
  { delivery, logger }: { delivery: Delivery; logger: LoggerService },
) {
  if (authorise.by !== 'signature') return;
  let isGenuine = false;
  try {
    isGenuine = authorise.verify(delivery) === true;
  } catch {
    logger.warn(
      `Source '${source.id}' could not say whether a delivery is genuine; it was refused`,
    );
  }
  if (!isGenuine) throw new AuthenticationError('Refused');
}
