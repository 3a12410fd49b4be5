import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import {
  startTestBackend,
  type TestBackend,
  type TestBackendOptions,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';

type Client = Awaited<ReturnType<DatabaseService['getClient']>>;

const inMemory = {
  backend: { database: { client: 'better-sqlite3', connection: ':memory:' } },
};

/** The databases of Backstage, with all clients that were taken from them. */
function databasesWith(clients: Set<Client>) {
  return createServiceFactory({
    service: coreServices.database,
    deps: {
      config: coreServices.rootConfig,
      lifecycle: coreServices.lifecycle,
      logger: coreServices.logger,
      plugin: coreServices.pluginMetadata,
    },
    createRootContext: ({ config }) =>
      DatabaseManager.fromConfig(
        config.has('backend.database') ? config : new ConfigReader(inMemory),
      ),
    factory({ plugin, lifecycle, logger }, manager): DatabaseService {
      const database = manager.forPlugin(plugin.getId(), { lifecycle, logger });
      return {
        ...database,
        async getClient() {
          const client = await database.getClient();
          clients.add(client);
          return client;
        },
      };
    },
  });
}

/**
 * Starts a whole backend that leaves nothing behind when it is stopped. Backstage means to close its databases, but
 * asks the client for what it does not have (`connection.client.config.includes` in `DatabaseManager.shutdown`), and
 * lets that error go: the pools live on, and keep the process.
 */
export async function startClosingBackend({
  features = [],
}: Pick<TestBackendOptions<[]>, 'features'>): Promise<TestBackend> {
  const clients = new Set<Client>();
  const backend = await startTestBackend({
    features: [...features, databasesWith(clients)],
  });
  return Object.assign(backend, {
    stop: stopThen(backend.stop.bind(backend), clients),
  });
}

/** After everything that could still write has ended. */
function stopThen(stop: () => Promise<void>, clients: ReadonlySet<Client>) {
  return async () => {
    await stop();
    await Promise.all([...clients].map(client => client.destroy()));
  };
}
