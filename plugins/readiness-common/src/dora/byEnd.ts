import type { ProductionDeployment } from './HistoricDeployment';

/**
 * Order of deployments by their end. Where two end together, their names decide, so that no order of rows does.
 *
 * @example
 * ```ts
 * deployments.sort(byEnd)
 * ```
 */
export function byEnd(
  a: ProductionDeployment,
  b: ProductionDeployment,
): number {
  if (a.finishedAt !== b.finishedAt) return a.finishedAt - b.finishedAt;
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
