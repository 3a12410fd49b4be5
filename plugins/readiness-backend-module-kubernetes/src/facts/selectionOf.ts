import type { Entity } from '@backstage/catalog-model';
import { labelSelector, type LabelSelector } from '../cluster/labelSelector';

/** Which workloads belong to an entity. */
export interface Selection {
  selector: LabelSelector;
  /** Only in this namespace; in all, if absent. */
  namespace?: string;
  /** Only in this cluster; in all, if absent. */
  cluster?: string;
}

const annotation = (name: string) => `backstage.io/kubernetes-${name}`;

/**
 * The workloads of an entity as Backstage's annotations name them: by a label selector, or else by the label
 * `backstage.io/kubernetes-id`.
 *
 * @throws Error when there is nothing to select by, or the selector is none.
 */
export function selectionOf({ metadata }: Entity): Selection {
  const valueOf = (name: string) =>
    metadata.annotations?.[annotation(name)]?.trim() || undefined;
  const id = valueOf('id');
  const text = valueOf('label-selector') ?? (id && `${annotation('id')}=${id}`);
  if (!text) throw new Error(`The annotation ${annotation('id')} is empty`);
  const selector = labelSelector(text);
  if (!selector) {
    throw new Error(`'${text.slice(0, 200)}' is no label selector`);
  }
  return {
    selector,
    namespace: valueOf('namespace'),
    cluster: valueOf('cluster'),
  };
}
