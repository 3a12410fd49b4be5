import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  EventPull,
  EventSource,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { ReadinessStore } from '../../../stores/ReadinessStore';
import type { ReadModel } from '../../readModel/ReadModel';
import type { HeldLease } from '../../runUnderLease';
import type { EventIntake } from './EventIntake';
import { ServiceAddresses } from './ServiceAddresses';

/** Asks a source what happened since it was asked before. */
export class PullService {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      readModel: ReadModel;
      intake: EventIntake;
      logger: LoggerService;
      now: () => number;
    },
  ) {}

  /** A pull that fails keeps what it reported until then, and the next begins at the same watermark. */
  async run(
    source: EventSource & { pull: EventPull },
    { signal, isHeld }: HeldLease,
  ): Promise<void> {
    const { store, readModel, intake, logger, now } = this.options;
    const { eventSources } = store;
    const startedAt = now();
    const before = (await eventSources.states()).get(source.id);
    const addresses = ServiceAddresses.of(await readModel.current());
    try {
      const watermark = await source.pull.run({
        watermark: before?.watermark,
        repositories: addresses.repositories,
        keep: async events => {
          if (!isHeld()) throw new Error('Another replica took over');
          await intake.keep(source, events, { receivedAt: now() });
          await eventSources.heard(source.id, now());
        },
        signal,
        logger,
      });
      if (isHeld()) await eventSources.pulled(source.id, startedAt, watermark);
    } catch (error) {
      const { message } = error as Error;
      if (message !== before?.error) {
        logger.warn(`Pull of source '${source.id}' failed: ${message}`);
      }
      await eventSources.failed(source.id, startedAt, message);
    }
  }
}
