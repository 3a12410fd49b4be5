/**
 * How a workload of Kubernetes is replaced: `strategy` or `updateStrategy`, as Kubernetes and Argo Rollouts write it.
 *
 * @public
 */
export interface WorkloadStrategy {
  type?: unknown;
  rollingUpdate?: unknown;
  /** Of Argo Rollouts. */
  canary?: unknown;
  /** Of Argo Rollouts. */
  blueGreen?: unknown;
}

/**
 * Whether a new version replaces the old one copy by copy, for `resilience.rollingUpdates`. Undefined where nobody can
 * tell: with `OnDelete` whoever deletes copies decides, and blue-green does neither, for it switches between two that
 * both run. Pure: the same for what runs and for what is written in manifests.
 *
 * @public
 *
 * @example
 * ```ts
 * rollsCopyByCopy({ type: 'Recreate' }) // false
 * rollsCopyByCopy() // true: Kubernetes' own default
 * ```
 */
export function rollsCopyByCopy(
  strategy: WorkloadStrategy | null = {},
): boolean | undefined {
  const { type, rollingUpdate, canary, blueGreen } = strategy ?? {};
  if (canary) return true;
  if (blueGreen) return undefined;
  switch (type) {
    case undefined:
    case null:
    case 'RollingUpdate':
      return !takesAllAtOnce(rollingUpdate);
    case 'Recreate':
      return false;
    default:
      return undefined;
  }
}

function takesAllAtOnce(rollingUpdate: unknown): boolean {
  return (
    typeof rollingUpdate === 'object' &&
    rollingUpdate !== null &&
    'maxUnavailable' in rollingUpdate &&
    rollingUpdate.maxUnavailable === '100%'
  );
}
