import type {
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import type { ReadinessStore } from '../stores/ReadinessStore';
import { catalogCollectorId } from './catalog/catalogCollector';
import type { CatalogSynchroniser } from './catalog/CatalogSynchroniser';
import { followCatalog } from './catalog/followCatalog';
import type { CatchUpService } from './collection/CatchUpService';
import type { CollectionService } from './collection/CollectionService';
import type { RulesService } from './definitions/RulesService';
import type { DueService } from './evaluation/DueService';
import { LeasedTasks, type RecurringTask } from './LeasedTasks';
import type { RetentionService } from './RetentionService';
import type { TellingService } from './telling/TellingService';

/** The scheduler's task that runs a collector. */
function collectionTaskId(collectorId: string): string {
  return `readiness-collect-${collectorId}`;
}

/** Puts all recurring work on the scheduler: each task runs on one replica at a time, and goes on when that one is killed. */
export async function scheduleTasks(options: {
  scheduler: SchedulerService;
  logger: LoggerService;
  store: Pick<ReadinessStore, 'leases'>;
  collectors: readonly Collector[];
  /** Also those that are never run. */
  installed: ReadonlyArray<{ id: string }>;
  collection: CollectionService;
  catchUp: CatchUpService;
  synchroniser: CatalogSynchroniser;
  rules: RulesService;
  due: DueService;
  retention: RetentionService;
  telling: TellingService;
  definitionsSchedule: SchedulerServiceTaskScheduleDefinition;
  /** What reads events of delivery. */
  deliveryTasks: readonly RecurringTask[];
}): Promise<void> {
  const { scheduler, collection, synchroniser } = options;
  const { leases } = options.store;
  const tasks = new LeasedTasks({ ...options, leases });
  /** The catalog comes first: before it was read there is nothing that others could look at. */
  const collectOthers = async () => {
    for (const { id } of options.collectors) {
      if (id === catalogCollectorId) continue;
      await scheduler.triggerTask(collectionTaskId(id)).catch(error => {
        options.logger.debug(`Collector '${id}' runs already: ${error}`);
      });
    }
  };
  for (const collector of options.collectors) {
    await tasks.schedule({
      ...collector.schedule,
      id: collectionTaskId(collector.id),
      fn: async ({ signal, isHeld }) => {
        if (collector.id !== catalogCollectorId) {
          await collection.runOverAll(collector, signal, { isHeld });
          return;
        }
        await followCatalog({
          ...{ collector, collection, synchroniser, signal, isHeld },
          onFirst: collectOthers,
        });
      },
    });
  }
  for (const task of options.deliveryTasks) await tasks.schedule(task);
  await tasks.schedule({
    ...options.definitionsSchedule,
    id: 'readiness-definitions',
    fn: () => options.rules.reload(),
  });
  await scheduler.scheduleTask({
    id: 'readiness-resume',
    frequency: { seconds: 10 },
    timeout: { minutes: 1 },
    // Every replica looks: one alone could be the one that was killed.
    scope: 'local',
    fn: () => tasks.resume(),
  });
  await scheduler.scheduleTask({
    id: 'readiness-rules',
    frequency: { minutes: 1 },
    timeout: { minutes: 1 },
    // Every replica speaks for itself: whoever judges says that it is there.
    scope: 'local',
    fn: () => options.rules.keep(),
  });
  await tasks.schedule({
    id: 'readiness-due',
    frequency: { seconds: 30 },
    timeout: { minutes: 5 },
    fn: () => options.due.run(),
  });
  await tasks.schedule({
    id: 'readiness-catch-up',
    frequency: { seconds: 30 },
    timeout: { minutes: 30 },
    fn: ({ signal }) => options.catchUp.run(signal),
  });
  await scheduler.scheduleTask({
    id: 'readiness-installed',
    frequency: { hours: 1 },
    timeout: { minutes: 5 },
    // Every replica speaks for itself: while releases change, they do not know the same collectors.
    scope: 'local',
    fn: () => collection.retain(options.installed),
  });
  await tasks.schedule({
    id: 'readiness-remind',
    frequency: { hours: 1 },
    initialDelay: { minutes: 1 },
    timeout: { minutes: 10 },
    fn: () => options.telling.remind(),
  });
  await tasks.schedule({
    id: 'readiness-tell',
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    fn: () => options.telling.deliver(),
  });
  await tasks.schedule({
    id: 'readiness-retention',
    frequency: { hours: 6 },
    initialDelay: { minutes: 10 },
    timeout: { hours: 1 },
    fn: () => options.retention.run(),
  });
}
