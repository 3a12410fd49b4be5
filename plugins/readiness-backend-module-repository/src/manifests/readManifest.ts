import { rollsCopyByCopy } from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';
import type { ManifestObject } from './ManifestObject';
import {
  budgetSchema,
  canarySchema,
  kustomizationSchema,
  scalerSchema,
  workloadSchema,
} from './manifestSchemas';

type WorkloadSpec = z.output<typeof workloadSchema>['spec'];
type BudgetSpec = z.output<typeof budgetSchema>['spec'];
type Workload = Extract<ManifestObject, { type: 'workload' }>;

const workloadKinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'];
/** What a kustomization does to objects that is not itself an object in a file. */
const opaqueKeys = [
  'patchesJson6902',
  'components',
  'replacements',
  'transformers',
  'generators',
  'helmCharts',
  'helmChartInflationGenerator',
];

/**
 * What a document of YAML says about resilience; nothing where it is of a kind that says nothing.
 *
 * @throws ZodError when it is not shaped as its kind must be.
 */
export function readManifest(
  document: Record<string, unknown>,
  path: string,
): { objects: ManifestObject[]; isOpaque: boolean } {
  const { kind, apiVersion } = document;
  const group = typeof apiVersion === 'string' ? apiVersion : '';
  const one = (object: ManifestObject) => ({
    objects: [object],
    isOpaque: false,
  });
  const nothing = { objects: [], isOpaque: false };
  if (typeof kind === 'string' && workloadKinds.includes(kind)) {
    if (!/^(apps\/|argoproj\.io\/)/.test(group)) return nothing;
    const { metadata, spec } = workloadSchema.parse(document);
    // The Deployment that a Rollout borrows its pods from is scaled down: its own numbers mean nothing.
    if ('workloadRef' in spec) return { objects: [], isOpaque: true };
    return one(workload(kind, metadata.name, spec, path));
  }
  if (kind === 'HorizontalPodAutoscaler' && group.startsWith('autoscaling/')) {
    const { spec } = scalerSchema.parse(document);
    return one(scaler(spec, spec.minReplicas ?? 1, spec.maxReplicas, path));
  }
  if (kind === 'ScaledObject' && group.startsWith('keda.sh/')) {
    const { spec } = scalerSchema.parse(document);
    const max = spec.maxReplicaCount ?? 100;
    return one(scaler(spec, spec.minReplicaCount ?? 0, max, path));
  }
  if (kind === 'PodDisruptionBudget' && group.startsWith('policy/')) {
    const { selector, ...budget } = budgetSchema.parse(document).spec;
    if (!protects(budget)) return nothing;
    const isPlain = !selector?.matchExpressions?.length;
    const matchLabels = isPlain ? selector?.matchLabels : undefined;
    return one({
      path,
      type: 'disruptionBudget',
      ...(matchLabels && { matchLabels }),
    });
  }
  if (kind === 'Canary' && group.startsWith('flagger.app/')) {
    const { targetRef, analysis } = canarySchema.parse(document).spec;
    return one({
      path,
      type: 'canary',
      kind: targetRef.kind,
      name: targetRef.name,
      isAnalysed: (analysis?.metrics ?? []).length > 0,
    });
  }
  const isKustomization =
    kind === 'Kustomization' && group.startsWith('kustomize.config.k8s.io/');
  return isKustomization || /(^|\/)kustomization\.ya?ml$/i.test(path)
    ? kustomization(document, path)
    : nothing;
}

function workload(
  kind: string,
  workloadName: string,
  spec: WorkloadSpec,
  path: string,
): Workload {
  return {
    path,
    type: 'workload',
    kind,
    name: workloadName,
    ...(typeof spec.replicas === 'number' && { replicas: spec.replicas }),
    labels: spec.template?.metadata?.labels ?? {},
    containers: spec.template?.spec?.containers ?? [],
    ...strategyOf(spec),
  };
}

/** A budget that lets everything be taken away at once is none. */
function protects({
  minAvailable,
  maxUnavailable,
}: Pick<BudgetSpec, 'minAvailable' | 'maxUnavailable'>): boolean {
  if (maxUnavailable !== null && maxUnavailable !== undefined) {
    return maxUnavailable !== '100%';
  }
  return !['0', '0%'].includes(String(minAvailable));
}

function strategyOf({
  strategy,
  updateStrategy,
}: WorkloadSpec): Pick<Workload, 'strategy' | 'isAnalysed'> {
  const written = strategy ?? updateStrategy;
  if (!written) return { isAnalysed: false };
  const progressive = written.canary ?? written.blueGreen;
  if (progressive) {
    return {
      strategy: written.canary ? 'canary' : 'blueGreen',
      isAnalysed: hasAnalysis(progressive),
    };
  }
  const rolls = rollsCopyByCopy(written);
  if (rolls === undefined) return { strategy: 'other', isAnalysed: false };
  return { strategy: rolls ? 'rolling' : 'recreate', isAnalysed: false };
}

/** Argo Rollouts: an analysis of the whole canary, of one of its steps, or before or after the switch. */
function hasAnalysis(progressive: unknown): boolean {
  const parsed = z
    .looseObject({ steps: z.array(z.looseObject({})).nullish() })
    .safeParse(progressive);
  if (!parsed.success) return false;
  const { steps, ...rest } = parsed.data;
  return (
    ['analysis', 'prePromotionAnalysis', 'postPromotionAnalysis'].some(
      key => rest[key] !== undefined,
    ) || (steps ?? []).some(step => step.analysis !== undefined)
  );
}

function scaler(
  spec: z.output<typeof scalerSchema>['spec'],
  min: number,
  max: number | null | undefined,
  path: string,
): ManifestObject {
  const { kind, name: scaled } = spec.scaleTargetRef;
  return {
    path,
    type: 'autoscaler',
    kind: kind ?? 'Deployment',
    name: scaled,
    min,
    max: max ?? min,
  };
}

function kustomization(document: Record<string, unknown>, path: string) {
  const { replicas, resources, patches, patchesStrategicMerge } =
    kustomizationSchema.parse(document);
  const isElsewhere = (patch: { path?: string | null; target?: unknown }) =>
    !patch.path || patch.target !== undefined;
  const isRemote = (resource: string) =>
    /:\/\/|^git@|\?ref=|^github\.com\//.test(resource);
  return {
    objects: (replicas ?? []).map(
      (entry): ManifestObject => ({
        path,
        type: 'replicas',
        name: entry.name,
        count: entry.count,
      }),
    ),
    isOpaque:
      opaqueKeys.some(key => document[key] !== undefined) ||
      (resources ?? []).some(isRemote) ||
      (patches ?? []).some(isElsewhere) ||
      (patchesStrategicMerge ?? []).some(patch => patch.includes('\n')),
  };
}
