import { z } from 'zod';
import type { HelmValues } from './HelmValues';
import { describeResources, resourcesSchema } from './manifestSchemas';

const record = z.record(z.string(), z.unknown());
const count = z.number().int().min(0);

/** Names that chart authors give to one thing; `helm create` writes the first of each. */
const keys = {
  replicas: ['replicaCount', 'replicas'],
  autoscaling: ['autoscaling', 'hpa'],
  budget: ['podDisruptionBudget', 'pdb'],
  strategy: ['strategy', 'updateStrategy', 'deploymentStrategy'],
};

const rolling = new Map<unknown, boolean>([
  ['RollingUpdate', true],
  ['Recreate', false],
]);

const isFile =
  /(^|\/)(values([._-][^/]*)?|[^/]*[._-]values)\.ya?ml$|(^|\/)values\/[^/]+\.ya?ml$/i;

/** Whether a file holds Helm values, by its name. */
export function isHelmValuesPath(path: string): boolean {
  return isFile.test(path);
}

/**
 * What the usual keys of a values file say. A chart may read any key, so that only what is written is believed:
 * an absent key says nothing.
 *
 * @returns undefined when none of the usual keys is there.
 */
export function readHelmValues(
  document: Record<string, unknown>,
  path: string,
): HelmValues | undefined {
  const first = <T>(names: readonly string[], schema: z.ZodType<T>) => {
    const written = names.find(name => document[name] !== undefined);
    const parsed = schema.safeParse(written && document[written]);
    return parsed.success ? parsed.data : undefined;
  };
  const isEnabled = (value: Record<string, unknown> | undefined) =>
    typeof value?.enabled === 'boolean' ? value.enabled : undefined;
  const probe = (name: string) => {
    const value = first([name], record);
    // An empty probe: nobody can say what the chart makes of it.
    return value && Object.keys(value).length > 0
      ? isEnabled(value) ?? true
      : undefined;
  };
  const scaling = first(keys.autoscaling, record);
  const resources = first(['resources'], resourcesSchema);
  const said = {
    replicas: first(keys.replicas, count),
    autoscaling: isEnabled(scaling),
    minReplicas: count.safeParse(scaling?.minReplicas).data,
    liveness: probe('livenessProbe'),
    readiness: probe('readinessProbe'),
    ...(resources && describeResources(resources)),
    disruptionBudget: isEnabled(first(keys.budget, record)),
    rolling: rolling.get(first(keys.strategy, record)?.type),
  };
  const entries = Object.entries(said).filter(
    ([, value]) => value !== undefined,
  );
  return entries.length > 0
    ? { path, ...Object.fromEntries(entries) }
    : undefined;
}
