import type {
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { TaskLeases } from '../stores/TaskLeases';
import { runUnderLease, type HeldLease } from './runUnderLease';

/** Work that comes again and again. */
export type RecurringTask = SchedulerServiceTaskScheduleDefinition & {
  id: string;
  fn: (lease: HeldLease) => Promise<void>;
};

/**
 * Tasks that run on one replica at a time. The scheduler alone would wait for the whole timeout of a task before it
 * starts one again whose replica was killed: here others notice that it is no longer heard of.
 */
export class LeasedTasks {
  readonly #ids = new Set<string>();

  constructor(
    private readonly options: {
      scheduler: Pick<
        SchedulerService,
        'scheduleTask' | 'triggerTask' | 'cancelTask'
      >;
      leases: TaskLeases;
      logger: LoggerService;
    },
  ) {}

  async schedule({ fn, ...task }: RecurringTask): Promise<void> {
    const { scheduler, leases, logger } = this.options;
    const { id: taskId } = task;
    this.#ids.add(taskId);
    await scheduler.scheduleTask({
      ...task,
      scope: 'global',
      fn: async signal => {
        const ran = await runUnderLease({ leases, taskId, signal }, fn);
        if (!ran) logger.debug(`Another replica is at task '${taskId}'`);
      },
    });
  }

  /** Starts again what a replica left in the middle. Repeated, it does no harm. */
  async resume(): Promise<void> {
    const { scheduler, leases, logger } = this.options;
    for (const id of await leases.abandoned()) {
      // What is not installed here is for others to go on with.
      if (!this.#ids.has(id)) continue;
      try {
        await scheduler.cancelTask(id);
        logger.warn(
          `Nothing was heard any more of the replica that ran '${id}'; it is started again`,
        );
      } catch (error) {
        logger.debug(`The scheduler knows of no run of '${id}': ${error}`);
      }
      await scheduler.triggerTask(id).catch(error => {
        logger.debug(`Task '${id}' runs already: ${error}`);
      });
    }
  }
}
