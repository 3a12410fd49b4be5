import { absent, changeColumns, deploymentFlags } from './DeliveryColumns';
import { Sample } from './Sample';

/** Whole seconds since the epoch; `from` belongs to it, `to` does not. */
export interface Span {
  from: number;
  to: number;
}

/** What lies in a span, counted as it comes. Durations are seconds. */
export class SpanTally {
  over = 0;
  successful = 0;
  failed = 0;
  rework = 0;
  /** Incidents that are open at its end. */
  open = 0;
  /** Whether a deployment is known, in the span or before it. */
  hasDeployed = false;
  /** Ends of successful deployments; nothing is kept where nobody asks for them. */
  readonly ends?: Sample;
  readonly changeCounts = new Sample();
  readonly leads = new Sample();
  readonly recoveries = new Sample();

  constructor(options: { keepsEnds: boolean }) {
    this.ends = options.keepsEnds ? new Sample() : undefined;
  }

  clear(): void {
    this.over = 0;
    this.successful = 0;
    this.failed = 0;
    this.rework = 0;
    this.open = 0;
    this.hasDeployed = false;
    this.ends?.clear();
    this.changeCounts.clear();
    this.leads.clear();
    this.recoveries.clear();
  }

  /** @param changeCount - 0 where no change is known to have come with it, or it did not succeed */
  deployment(at: number, flags: number, changeCount: number): void {
    /* eslint-disable no-bitwise -- flags are bits */
    this.over += 1;
    if (flags & deploymentFlags.success) {
      this.successful += 1;
      this.ends?.push(at);
    }
    if (flags & deploymentFlags.failed) this.failed += 1;
    if (flags & deploymentFlags.rework) this.rework += 1;
    if (changeCount > 0) this.changeCounts.push(changeCount);
    /* eslint-enable no-bitwise */
  }

  change(rows: Uint32Array, row: number): void {
    const lead = rows[row + changeColumns.lead] as number;
    if (lead !== absent) this.leads.push(lead);
  }
}
