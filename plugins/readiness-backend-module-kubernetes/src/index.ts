/**
 * Collector: replicas, probes, limits, budgets, autoscaling and rollouts of what runs in Kubernetes.
 *
 * @packageDocumentation
 */
export { kubernetesModule as default } from './module';
