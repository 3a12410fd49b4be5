import type { LabelSelector } from './labelSelector';
import type { Workload } from './Workload';

/**
 * The workloads of one cluster, found by label. Thousands of services ask for theirs among thousands: most selectors
 * name a value, and need not look at all.
 */
export class WorkloadIndex {
  readonly #byLabel = new Map<string, Workload[]>();

  constructor(private readonly workloads: readonly Workload[]) {
    for (const workload of workloads) {
      for (const label of Object.entries(workload.labels)) {
        const key = keyOf(label);
        const found = this.#byLabel.get(key);
        if (found) found.push(workload);
        else this.#byLabel.set(key, [workload]);
      }
    }
  }

  find(selector: LabelSelector, namespace: string | undefined): Workload[] {
    const candidates = selector.equal
      ? this.#byLabel.get(keyOf(selector.equal)) ?? []
      : this.workloads;
    return candidates.filter(
      workload =>
        (namespace === undefined || workload.namespace === namespace) &&
        selector.matches(workload.labels),
    );
  }
}

/** Neither keys nor values of labels have a `=`. */
function keyOf([key, value]: readonly [string, string]): string {
  return `${key}=${value}`;
}
