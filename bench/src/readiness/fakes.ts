import { setTimeout as sleep } from 'node:timers/promises';
import type {
  AuditorService,
  LoggerService,
  PermissionsService,
  SchedulerService,
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskScheduleDefinition,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { groupUid, serviceUid } from '../company/entities';
import type { Company } from '../company';

/** Stands in for a service of which only a few methods are called. */
function partial<Service extends object>(
  name: string,
  methods: Partial<Service>,
): Service {
  return new Proxy(methods, {
    get(target, key) {
      if (key in target) return target[key as keyof Service];
      // Whoever awaits the service looks for this.
      if (key === 'then') return undefined;
      throw new Error(`The benchmark has no ${name}.${String(key)}`);
    },
  }) as Service;
}

export const silentLogger: LoggerService = {
  error: message => console.error(message),
  warn: message => console.error(message),
  info() {},
  debug() {},
  child: () => silentLogger,
};

type Decision = Awaited<
  ReturnType<PermissionsService['authorizeConditional']>
>[number];
type Conditional = Extract<Decision, { pluginId: string }>;

/** A caller with conditional permissions: may see some entities, and do anything with those. */
export function conditionalPermissions(): PermissionsService {
  const result = 'CONDITIONAL' as string as Conditional['result'];
  return {
    authorize: (requests, options) =>
      mockServices.permissions().authorize(requests, options),
    authorizeConditional: async requests =>
      requests.map(() => ({
        result,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {
          rule: 'IS_ENTITY_OWNER',
          resourceType: 'catalog-entity',
          params: { claims: ['user:default/mock'] },
        },
      })),
  };
}

/** Measured with a catalog of 20,000 entities on PostgreSQL. */
const catalogAnswerMs = 90;
const catalogAnswerEntities = 20_000;

/** Every second service and group can be seen. */
export const isVisible = (i: number) => i % 2 === 0;

/** A catalog that answers who may see what, as slowly as the real one. */
export function visibleHalf(company: Company): CatalogService {
  const { serviceCount, groupCount } = company;
  const entityCount = serviceCount + groupCount;
  return partial<CatalogService>('catalog', {
    async getEntityFacets() {
      await sleep((catalogAnswerMs * entityCount) / catalogAnswerEntities);
      const values: Array<{ value: string; count: number }> = [];
      for (let i = 0; i < serviceCount; i += 2) {
        values.push({ value: serviceUid(i), count: 1 });
      }
      for (let i = 0; i < groupCount; i += 2) {
        values.push({ value: groupUid(i), count: 1 });
      }
      return { facets: { 'metadata.uid': values } };
    },
  });
}

export function silentAuditor(): AuditorService {
  const event = { success: async () => {}, fail: async () => {} };
  return { createEvent: async () => event };
}

export const noUrls = partial<UrlReaderService>('urlReader', {});

type Task = SchedulerServiceTaskScheduleDefinition &
  SchedulerServiceTaskInvocationDefinition;

/** Remembers tasks instead of running them: the benchmark says when. */
export class HeldScheduler implements SchedulerService {
  readonly tasks = new Map<string, Task>();

  async scheduleTask(task: Task) {
    this.tasks.set(task.id, task);
  }

  createScheduledTaskRunner(schedule: SchedulerServiceTaskScheduleDefinition) {
    return {
      run: async (task: SchedulerServiceTaskInvocationDefinition) =>
        this.scheduleTask({ ...schedule, ...task }),
    };
  }

  async triggerTask() {}

  async cancelTask() {}

  async getScheduledTasks() {
    return [];
  }

  async run(id: string): Promise<void> {
    await this.tasks.get(id)?.fn(new AbortController().signal);
  }
}
