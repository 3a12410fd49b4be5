import { setTimeout as sleep } from 'node:timers/promises';
import {
  coreServices,
  createBackendModule,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import { ReadinessClient } from '@service-readiness/backstage-plugin-readiness-common';
import { generateCompany } from '../generateCompany';
import { generateDelivery } from './generateDelivery';
import { sendDelivery } from './sendDelivery';

const pauseMs = 1000;
/** A company that is not known by then has another trouble. */
const longestMs = 10 * 60_000;
const dayMs = 24 * 3_600_000;
/** Whose token the pipelines of the example have. */
const subject = 'external:example-ci';

/**
 * Tells how the services of the example company were delivered up to now, as its pipelines would: through the API, with
 * their token. Once a day it tells the day that has passed. Does nothing unless `exampleCompany.directory` says where
 * the company was written and the pipelines have a token.
 */
export const exampleDeliveryModule = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'example-delivery',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ config, discovery, lifecycle, logger }) {
        const token = tokenOf(config);
        if (!config.has('exampleCompany.directory') || !token) return;
        const api = new ReadinessClient({
          discoveryApi: discovery,
          fetchApi: { fetch },
        });
        const seed = config.getOptionalNumber('exampleCompany.seed') ?? 1;
        const ended = new AbortController();
        const { signal } = ended;
        const pause = (ms: number) =>
          sleep(ms, undefined, { signal, ref: false }).catch(
            () => undefined, // Ends the loops below.
          );

        const tell = async () => {
          const now = Date.now();
          const { paces } = generateCompany({ seed, now: new Date(now) });
          const delivery = generateDelivery({ seed, now, paces });
          const deadline = now + longestMs;
          let problem = 'the company is not known yet';
          while (!signal.aborted && Date.now() < deadline) {
            try {
              const changed = await sendDelivery(delivery, { api, token });
              if (changed > 0) {
                logger.info(`Example: pipelines told of ${changed} events`);
              }
              return;
            } catch (error) {
              problem = (error as Error).message;
            }
            await pause(pauseMs);
          }
          if (signal.aborted) return;
          logger.warn(`Example: pipelines could not tell it all: ${problem}`);
        };
        const tellDaily = async () => {
          while (!signal.aborted) {
            await tell();
            await pause(dayMs);
          }
        };
        lifecycle.addStartupHook(() => void tellDaily());
        lifecycle.addShutdownHook(() => ended.abort());
      },
    });
  },
});

function tokenOf(config: RootConfigService): string | undefined {
  const access =
    config.getOptionalConfigArray('backend.auth.externalAccess') ?? [];
  return access
    .find(entry => entry.getOptionalString('options.subject') === subject)
    ?.getOptionalString('options.token');
}

export default exampleDeliveryModule;
