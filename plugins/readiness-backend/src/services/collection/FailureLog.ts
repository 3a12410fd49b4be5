import type { LoggerService } from '@backstage/backend-plugin-api';

/** Until a failure that goes on is said again. */
const sayAgainMs = 3_600_000;

/** Says when a collector begins to fail, fails with something else, and works again: not at every run in between. */
export class FailureLog {
  readonly #said = new Map<string, { error: string; at: number }>();

  constructor(
    private readonly options: {
      logger: Pick<LoggerService, 'info' | 'warn'>;
      now: () => number;
    },
  ) {}

  note(run: { collectorId: string; error?: string; entityRef?: string }) {
    const { logger, now } = this.options;
    const { collectorId, error } = run;
    const before = this.#said.get(collectorId);
    if (error === undefined) {
      // One entity that went well says nothing about the others.
      if (!before || run.entityRef !== undefined) return;
      this.#said.delete(collectorId);
      logger.info(`Collector '${collectorId}' works again`);
      return;
    }
    const at = now();
    if (before?.error === error && at - before.at < sayAgainMs) return;
    this.#said.set(collectorId, { error, at });
    logger.warn(`Collector '${collectorId}' failed: ${error}`);
  }
}
