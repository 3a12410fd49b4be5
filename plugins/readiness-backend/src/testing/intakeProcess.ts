import type { AddressInfo } from 'node:net';
import type {
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import express from 'express';
import { knex, type Knex } from 'knex';
import { DatabaseReadinessStore } from '../database/DatabaseReadinessStore';
import { createEventRouter } from '../router/createEventRouter';
import { DeliveryChanges } from '../services/delivery/intake/DeliveryChanges';
import { DeliveryReader } from '../services/delivery/intake/DeliveryReader';
import { EventIntake } from '../services/delivery/intake/EventIntake';
import { ReadModel } from '../services/readModel/ReadModel';
import { signedHooks } from './signedHooks';

const silent = { warn() {}, info() {}, debug() {}, error() {} };
const logger: LoggerService = { ...silent, child: () => logger };

/** Takes deliveries in a process of its own, stores them, answers, and never gets to the end of keeping what they say. */
function receive(connection: Knex.PgConnectionConfig | string) {
  const store = DatabaseReadinessStore.create(
    knex({ client: 'pg', connection, pool: { min: 0, max: 50 } }),
  );
  const { transaction } = store;
  store.transaction = work =>
    transaction.call(store, async tx => {
      await work(tx);
      return new Promise(() => {});
    }) as ReturnType<typeof work>;
  const readModel = new ReadModel({
    store,
    services: { kind: 'Component' },
    tier: { path: 'metadata.labels.tier', fallback: 3 },
  });
  const changes = new DeliveryChanges({ logger });
  const intake = new EventIntake({ store, readModel, changes, rules: [] });
  const shared = { logger, now: Date.now };
  const reader = new DeliveryReader({
    ...shared,
    store,
    intake,
    sources: [signedHooks],
  });
  // Nobody comes with a token here.
  const httpAuth = {} as HttpAuthService;
  const app = express();
  app.use('/events', createEventRouter({ ...shared, httpAuth, reader }));
  const server = app.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    process.send?.(`port ${port}`);
  });
}

process.once('message', receive);
