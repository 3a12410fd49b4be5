/**
 * Of Kubernetes objects what is read of them; everything else may be as it likes. A patch of an overlay has only what it
 * changes, so that next to nothing is required.
 */
import { z } from 'zod';
import type { Container } from './ManifestObject';

const name = z.string().min(1).max(253);
const labels = z.record(z.string(), z.string());
const target = z.looseObject({ kind: z.string(), name });

const quantities = z.record(z.string(), z.unknown()).nullish();

/** What a container asks for, of Kubernetes and of Helm values alike. */
export const resourcesSchema = z.looseObject({
  requests: quantities,
  limits: quantities,
});

/** Whether processor and memory are asked for, and memory is limited. A limit is a request where none is written. */
export function describeResources({
  requests,
  limits,
}: z.output<typeof resourcesSchema>): Pick<
  Container,
  'requests' | 'memoryLimit'
> {
  const isSet = (value: unknown) => value !== undefined && value !== null;
  return {
    requests: ['cpu', 'memory'].every(
      key => isSet(requests?.[key]) || isSet(limits?.[key]),
    ),
    memoryLimit: isSet(limits?.memory),
  };
}

const containerSchema = z
  .looseObject({
    name: z.string(),
    image: z.string().nullish(),
    ports: z.array(z.unknown()).nullish(),
    livenessProbe: z.record(z.string(), z.unknown()).nullish(),
    readinessProbe: z.record(z.string(), z.unknown()).nullish(),
    resources: resourcesSchema.nullish(),
  })
  .transform(
    (container): Container => ({
      name: container.name,
      hasImage: Boolean(container.image),
      hasPorts: (container.ports ?? []).length > 0,
      liveness: Boolean(container.livenessProbe),
      readiness: Boolean(container.readinessProbe),
      ...describeResources(container.resources ?? {}),
    }),
  );

export const workloadSchema = z.looseObject({
  metadata: z.looseObject({ name }),
  spec: z.looseObject({
    replicas: z.number().int().min(0).nullish(),
    template: z
      .looseObject({
        metadata: z.looseObject({ labels: labels.nullish() }).nullish(),
        spec: z
          .looseObject({ containers: z.array(containerSchema).nullish() })
          .nullish(),
      })
      .nullish(),
    strategy: z.looseObject({}).nullish(),
    updateStrategy: z.looseObject({}).nullish(),
  }),
});

export const scalerSchema = z.looseObject({
  spec: z.looseObject({
    scaleTargetRef: z.looseObject({ kind: z.string().nullish(), name }),
    minReplicas: z.number().int().nullish(),
    maxReplicas: z.number().int().nullish(),
    minReplicaCount: z.number().int().nullish(),
    maxReplicaCount: z.number().int().nullish(),
  }),
});

/** A count or a share, such as `25%`. */
const amount = z.union([z.number(), z.string()]).nullish();

export const budgetSchema = z.looseObject({
  spec: z.looseObject({
    minAvailable: amount,
    maxUnavailable: amount,
    selector: z
      .looseObject({
        matchLabels: labels.nullish(),
        matchExpressions: z.array(z.unknown()).nullish(),
      })
      .nullish(),
  }),
});

export const canarySchema = z.looseObject({
  spec: z.looseObject({
    targetRef: target,
    analysis: z
      .looseObject({ metrics: z.array(z.unknown()).nullish() })
      .nullish(),
  }),
});

export const kustomizationSchema = z.looseObject({
  replicas: z
    .array(z.looseObject({ name, count: z.number().int().min(0) }))
    .nullish(),
  resources: z.array(z.string()).nullish(),
  // A patch in a file of its own is read there.
  patches: z.array(z.looseObject({ path: z.string().nullish() })).nullish(),
  patchesStrategicMerge: z.array(z.string()).nullish(),
});
