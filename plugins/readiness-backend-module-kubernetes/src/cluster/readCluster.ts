import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import { ClusterApi, type Resource } from './ClusterApi';
import type { ClusterConfig } from './ClusterConfig';
import { describeWorkload, type Surroundings } from './describeWorkload';
import {
  autoscalerSchema,
  budgetSchema,
  limitRangeSchema,
  workloadSchema,
  type WorkloadObject,
} from './objects';
import type { Workload, WorkloadKind } from './Workload';

const apps = (plural: string) => ({ apiVersion: 'apps/v1', plural });

const workloadKinds: Array<[WorkloadKind, Resource]> = [
  ['Deployment', apps('deployments')],
  ['StatefulSet', apps('statefulsets')],
  ['DaemonSet', apps('daemonsets')],
];

const rollouts: [WorkloadKind, Resource] = [
  'Rollout',
  { apiVersion: 'argoproj.io/v1alpha1', plural: 'rollouts' },
];

const budgets = { apiVersion: 'policy/v1', plural: 'poddisruptionbudgets' };
const autoscalers = {
  apiVersion: 'autoscaling/v2',
  plural: 'horizontalpodautoscalers',
};
const limitRanges = { apiVersion: 'v1', plural: 'limitranges' };

/** Workloads after which others get their turn: a cluster may have tens of thousands. */
const turnAfter = 500;

/** Which part of a cluster is read. */
export interface Scope {
  /** Only workloads that meet it, and what stands beside them; all, if absent. */
  labelSelector?: string;
  /** Only this namespace; all of the configuration's, if absent. */
  namespace?: string;
}

/**
 * The workloads of a cluster, in a few lists: one of every kind, of 200 objects a page.
 *
 * @throws Error in words when any of the lists cannot be had, since what is missing in one cannot be told from what is
 * not there.
 */
export async function readCluster(
  cluster: ClusterConfig,
  options: Scope & { rollouts: boolean; signal: AbortSignal },
): Promise<Workload[]> {
  const { labelSelector, namespace, signal } = options;
  const api = await ClusterApi.open(cluster, signal);
  try {
    const everywhere = namespacesOf(cluster, namespace);
    const lists = await Promise.all(
      [...workloadKinds, ...(options.rollouts ? [rollouts] : [])].map(
        async ([kind, resource]) => {
          const objects = await inEach(everywhere, place =>
            api.list(resource, {
              schema: workloadSchema,
              namespace: place,
              labelSelector,
              mayBeMissing: kind === 'Rollout',
            }),
          );
          return objects.map(object => ({ kind, object }));
        },
      ),
    );
    const found = lists.flat();
    const places = labelSelector
      ? [...new Set(found.map(({ object }) => object.metadata.namespace))]
      : everywhere;
    const around = await surroundings(api, places);
    const refers = found.some(({ object }) => object.spec.workloadRef);
    // What a Rollout refers to need not have the label by which that was found.
    const referred =
      refers && labelSelector
        ? await inEach(places, place =>
            api.list(apps('deployments'), {
              schema: workloadSchema,
              namespace: place,
            }),
          )
        : found
            .filter(({ kind }) => kind === 'Deployment')
            .map(({ object }) => object);
    const deployments = new Map(
      referred.map(object => [keyOf(object.metadata), object]),
    );
    const workloads: Workload[] = [];
    for (const { kind, object } of found) {
      const place = object.metadata.namespace;
      const template =
        object.spec.template ?? referredTemplate(object, deployments);
      workloads.push(describeWorkload(kind, object, around(place), template));
      if (workloads.length % turnAfter === 0) await nextTurn();
    }
    return workloads;
  } finally {
    await api.close();
  }
}

/** `undefined` stands for the whole cluster at once. */
function namespacesOf(
  { namespaces }: ClusterConfig,
  wanted: string | undefined,
): Array<string | undefined> {
  if (wanted === undefined) return namespaces ?? [undefined];
  return !namespaces || namespaces.includes(wanted) ? [wanted] : [];
}

async function inEach<T>(
  places: ReadonlyArray<string | undefined>,
  list: (place: string | undefined) => Promise<T[]>,
): Promise<T[]> {
  return (await Promise.all(places.map(list))).flat();
}

async function surroundings(
  api: ClusterApi,
  places: ReadonlyArray<string | undefined>,
): Promise<(namespace: string) => Surroundings> {
  const list = async <T extends { metadata: { namespace: string } }>(
    resource: Resource,
    schema: z.ZodType<T>,
  ) => {
    const all = await inEach(places, namespace =>
      api.list(resource, { schema, namespace }),
    );
    const byNamespace = new Map<string, T[]>();
    for (const object of all) {
      const { namespace } = object.metadata;
      const others = byNamespace.get(namespace);
      if (others) others.push(object);
      else byNamespace.set(namespace, [object]);
    }
    return byNamespace;
  };
  const [inBudgets, inAutoscalers, inLimitRanges] = await Promise.all([
    list(budgets, budgetSchema),
    list(autoscalers, autoscalerSchema),
    list(limitRanges, limitRangeSchema),
  ]);
  return namespace => ({
    budgets: inBudgets.get(namespace) ?? [],
    autoscalers: inAutoscalers.get(namespace) ?? [],
    limitRanges: inLimitRanges.get(namespace) ?? [],
  });
}

function keyOf({ namespace, name }: WorkloadObject['metadata']): string {
  return `${namespace}/${name}`;
}

/** The template of a Rollout that took over a Deployment stays in that. */
function referredTemplate(
  { metadata, spec }: WorkloadObject,
  deployments: ReadonlyMap<string, WorkloadObject>,
) {
  const { kind, name } = spec.workloadRef ?? {};
  if (kind !== 'Deployment' || name === undefined) return undefined;
  return deployments.get(keyOf({ ...metadata, name }))?.spec.template;
}
