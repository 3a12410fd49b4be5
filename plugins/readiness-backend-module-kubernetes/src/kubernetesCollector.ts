import { setImmediate as nextTurn } from 'node:timers/promises';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { wellKnownFact } from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  perRound,
  type CollectionContext,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { ClusterConfig } from './cluster/ClusterConfig';
import { readCluster, type Scope } from './cluster/readCluster';
import { WorkloadIndex } from './cluster/WorkloadIndex';
import { selectionOf, type Selection } from './facts/selectionOf';
import { workloadFacts } from './facts/workloadFacts';
import type { KubernetesConfig } from './readKubernetesConfig';

/** Six rounds of half an hour: failed ones make nothing stale. */
const validity = { hours: 3 };
/** So few services, as in a refresh, are asked for by themselves: whole clusters would be read for one of them. */
const few = 3;
/** Services after which others get their turn. */
const turnAfter = 100;

/** What a cluster holds, or why that is not known. */
interface View {
  cluster: string;
  workloads?: WorkloadIndex;
  error?: string;
}

/**
 * What runs in Kubernetes. A round reads whole clusters, 200 objects a page, and finds the workloads of services among
 * them: 20,000 services with a Deployment, a budget and an autoscaler each cost 303 requests and 110 MB, and three
 * seconds beside what the clusters take (measured against a local server).
 */
export function kubernetesCollector(config: KubernetesConfig): Collector {
  const read = async (
    cluster: ClusterConfig,
    scope: Scope,
    { signal, logger }: CollectionContext,
  ): Promise<View> => {
    const { rollouts } = config;
    try {
      const found = await readCluster(cluster, { ...scope, rollouts, signal });
      return { cluster: cluster.name, workloads: new WorkloadIndex(found) };
    } catch (error) {
      const { message } = error as Error;
      logger.warn(`Cluster '${cluster.name}' ${message}`);
      return { cluster: cluster.name, error: message };
    }
  };
  const rounds = perRound((_: CollectionContext) => ({
    whole: undefined as Promise<View[]> | undefined,
  }));
  const viewsFor = (selection: Selection, context: CollectionContext) => {
    const round = rounds(context);
    if (!round.whole && context.entities.length <= few) {
      const { namespace, selector } = selection;
      const scope = { namespace, labelSelector: selector.text };
      return Promise.all(
        clustersOf(selection, config.clusters).map(one =>
          read(one, scope, context),
        ),
      );
    }
    round.whole ??= Promise.all(
      config.clusters.map(one => read(one, {}, context)),
    );
    return round.whole;
  };
  const factsOf = async (entity: Entity, context: CollectionContext) => {
    const selection = selectionOf(entity);
    const clusters = clustersOf(selection, config.clusters);
    const views = (await viewsFor(selection, context)).filter(view =>
      clusters.some(({ name }) => name === view.cluster),
    );
    const errors = views.flatMap(view =>
      view.error ? [`Cluster '${view.cluster}' ${view.error}`] : [],
    );
    // What may be there too may be worse than what was seen.
    if (errors.length > 0) throw new Error(errors.join('; '));
    return workloadFacts(
      views.flatMap(
        ({ workloads }) =>
          workloads?.find(selection.selector, selection.namespace) ?? [],
      ),
    );
  };
  return defineCollector({
    id: 'kubernetes',
    title: 'Kubernetes',
    description: 'What runs, and how it is kept running',
    facts: [
      'resilience.replicaCount',
      'resilience.redundancy',
      'resilience.livenessProbes',
      'resilience.readinessProbes',
      'resilience.probes',
      'resilience.resourceRequests',
      'resilience.resourceLimits',
      'resilience.disruptionBudget',
      'resilience.autoscaling',
      'resilience.rollingUpdates',
      'delivery.progressive',
    ].map(name => wellKnownFact(name, validity)),
    appliesTo: {
      $any: [
        {
          'metadata.annotations.backstage.io/kubernetes-id': { $exists: true },
        },
        {
          'metadata.annotations.backstage.io/kubernetes-label-selector': {
            $exists: true,
          },
        },
      ],
    },
    schedule: config.schedule,
    async collect(context) {
      for (const [i, entity] of context.entities.entries()) {
        if (context.signal.aborted) return;
        if (i % turnAfter === turnAfter - 1) await nextTurn();
        const ref = stringifyEntityRef(entity);
        try {
          context.report.facts(ref, await factsOf(entity, context));
        } catch (error) {
          context.report.failure(ref, error);
        }
      }
    },
  });
}

/**
 * The clusters in which an entity may run.
 *
 * @throws Error when it says that it runs where nobody looks.
 */
function clustersOf(
  { cluster, namespace }: Selection,
  all: readonly ClusterConfig[],
): ClusterConfig[] {
  const named = all.filter(
    ({ name }) => cluster === undefined || name === cluster,
  );
  if (named.length === 0) {
    const names = all.map(({ name }) => name).join(', ');
    throw new Error(
      `Its cluster '${cluster}' is not looked at; there are: ${names}`,
    );
  }
  const open = named.filter(
    ({ namespaces }) =>
      namespace === undefined || !namespaces || namespaces.includes(namespace),
  );
  if (open.length === 0) {
    throw new Error(`Its namespace '${namespace}' is not looked at`);
  }
  return open;
}
