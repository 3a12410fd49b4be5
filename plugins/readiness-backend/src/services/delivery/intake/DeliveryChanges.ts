import type { LoggerService } from '@backstage/backend-plugin-api';

/** Told after events of entities were kept on this replica. */
export type DeliveryListener = (entityRefs: readonly string[]) => Promise<void>;

/** Tells whoever wants to know at once of which entities events changed. What it misses, schedules find. */
export class DeliveryChanges {
  readonly #listeners: DeliveryListener[] = [];

  constructor(private readonly options: { logger: LoggerService }) {}

  onChanged(listener: DeliveryListener) {
    this.#listeners.push(listener);
  }

  /** Does not wait for those who are told. */
  tell(entityRefs: readonly string[]) {
    if (entityRefs.length === 0) return;
    for (const listener of this.#listeners) {
      listener(entityRefs).catch(error => {
        this.options.logger.warn(
          `What follows from new events is left to the next round: ${error}`,
        );
      });
    }
  }
}
