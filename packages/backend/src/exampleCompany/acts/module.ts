import { setTimeout as sleep } from 'node:timers/promises';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ReadinessClient } from '@service-readiness/backstage-plugin-readiness-common';
import { companyIsKnown } from './companyIsKnown';
import { performActs } from './performActs';
import { readActs } from './readActs';
import { tokenSource } from './tokenSource';

const pauseMs = 1000;
/** Tokens are good for an hour; a company that is not known by then has another trouble. */
const longestMs = 10 * 60_000;

/**
 * Lets people of the example company attest, ask, decide and dispute once the company is known. Does nothing unless
 * `exampleCompany.directory` says where it was written.
 */
export const exampleActsModule = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'example-acts',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ config, discovery, lifecycle, logger }) {
        const directory = config.getOptionalString('exampleCompany.directory');
        const acts = directory && (await readActs(directory));
        if (!acts) return;
        const api = new ReadinessClient({
          discoveryApi: discovery,
          fetchApi: { fetch },
        });
        const ended = new AbortController();
        const tokenOf = tokenSource(discovery);

        const attempt = async () => {
          if (!(await companyIsKnown(acts, { api, tokenOf }))) return false;
          const done = await performActs(acts, { api, tokenOf, now: Date.now });
          if (done > 0) logger.info(`Example: people did ${done} things`);
          return true;
        };
        // The catalog is read while the backend starts: people, groups and services come one by one.
        const untilDone = async () => {
          const deadline = Date.now() + longestMs;
          let problem = 'the company is not known yet';
          while (!ended.signal.aborted && Date.now() < deadline) {
            try {
              if (await attempt()) return;
            } catch (error) {
              problem = (error as Error).message;
            }
            await sleep(pauseMs, undefined, { signal: ended.signal }).catch(
              () => undefined, // Ends the loop above.
            );
          }
          if (!ended.signal.aborted) {
            logger.warn(`Example: people could not do all they do: ${problem}`);
          }
        };
        lifecycle.addStartupHook(() => void untilDone());
        lifecycle.addShutdownHook(() => ended.abort());
      },
    });
  },
});

export default exampleActsModule;
