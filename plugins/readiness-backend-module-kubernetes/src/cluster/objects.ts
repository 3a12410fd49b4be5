import { z } from 'zod';
import { objectSelectorSchema } from './objectSelector';

/** What matters here of Kubernetes' objects; the rest is dropped as soon as a page is read. */
const labels = z
  .record(z.string(), z.string())
  .nullish()
  .transform(found => found ?? {});

const metadata = z.object({
  name: z.string(),
  namespace: z.string().default(''),
  labels,
});

const quantities = z
  .object({ cpu: z.unknown().optional(), memory: z.unknown().optional() })
  .partial();

const container = z.object({
  ports: z.array(z.unknown()).nullish(),
  livenessProbe: z.unknown().optional(),
  readinessProbe: z.unknown().optional(),
  resources: z
    .object({ requests: quantities.nullish(), limits: quantities.nullish() })
    .nullish(),
});

const template = z.object({
  metadata: z.object({ labels }).nullish(),
  spec: z.object({ containers: z.array(container) }).nullish(),
});

/** A count or a share, such as `25%`. */
const amount = z.union([z.number(), z.string()]).nullish();

const strategy = z
  .object({
    type: z.string().optional(),
    rollingUpdate: z.object({ maxUnavailable: amount }).nullish(),
    canary: z.unknown().optional(),
    blueGreen: z.unknown().optional(),
  })
  .partial()
  .nullish();

export const workloadSchema = z.object({
  metadata,
  spec: z.object({
    replicas: z.number().nullish(),
    template: template.nullish(),
    /** Of Rollouts that leave the template where it was. */
    workloadRef: z.object({ kind: z.string(), name: z.string() }).nullish(),
    /** Of Deployments, and of Argo Rollouts, which have one of the last two. */
    strategy,
    /** Of StatefulSets and DaemonSets. */
    updateStrategy: strategy,
  }),
  status: z.object({ desiredNumberScheduled: z.number().nullish() }).nullish(),
});

export const budgetSchema = z.object({
  metadata,
  spec: z.object({
    selector: objectSelectorSchema.nullish(),
    minAvailable: amount,
    maxUnavailable: amount,
  }),
});

export const autoscalerSchema = z.object({
  metadata,
  spec: z.object({
    scaleTargetRef: z.object({ kind: z.string(), name: z.string() }),
    /** 1, if absent. */
    minReplicas: z.number().nullish(),
    maxReplicas: z.number(),
  }),
});

export const limitRangeSchema = z.object({
  metadata,
  spec: z.object({
    limits: z.array(
      z.object({
        type: z.string(),
        default: quantities.nullish(),
        defaultRequest: quantities.nullish(),
      }),
    ),
  }),
});

export type WorkloadObject = z.output<typeof workloadSchema>;
export type Container = z.output<typeof container>;
export type Budget = z.output<typeof budgetSchema>;
export type Autoscaler = z.output<typeof autoscalerSchema>;
export type LimitRange = z.output<typeof limitRangeSchema>;
