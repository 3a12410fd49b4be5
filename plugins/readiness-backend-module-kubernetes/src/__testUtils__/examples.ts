import type { Entity } from '@backstage/catalog-model';

/** A Deployment that is as it should be, but for requests and limits. */
export const deployment = (
  name: string,
  spec: object = {},
  namespace = 'shop',
) => ({
  metadata: {
    name,
    namespace,
    labels: { 'backstage.io/kubernetes-id': name, app: name },
  },
  spec: {
    replicas: 3,
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name, readinessProbe: {}, livenessProbe: {} }] },
    },
    strategy: { type: 'RollingUpdate' },
    ...spec,
  },
});

/** Its facts. */
export const facts = (replicas: number, more: object = {}) => ({
  'resilience.replicaCount': replicas,
  'resilience.redundancy': replicas > 1,
  'resilience.livenessProbes': true,
  'resilience.readinessProbes': true,
  'resilience.probes': true,
  'resilience.resourceRequests': false,
  'resilience.resourceLimits': false,
  'resilience.disruptionBudget': false,
  'resilience.autoscaling': false,
  'resilience.rollingUpdates': true,
  ...more,
});

/** A service with annotations of Kubernetes. */
export const service = (
  name: string,
  annotations: Record<string, string> = { id: name },
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: Object.fromEntries(
      Object.entries(annotations).map(([key, value]) => [
        `backstage.io/kubernetes-${key}`,
        value,
      ]),
    ),
  },
});
