import {
  absent,
  changeColumns,
  deploymentFlags,
  recoveryColumns,
} from './DeliveryColumns';
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
  open = 0;
  readonly changeCounts = new Sample();
  readonly leads = new Sample();
  readonly recoveries = new Sample();

  clear(): void {
    this.over = 0;
    this.successful = 0;
    this.failed = 0;
    this.rework = 0;
    this.open = 0;
    this.changeCounts.clear();
    this.leads.clear();
    this.recoveries.clear();
  }

  /* eslint-disable no-bitwise -- flags are bits */
  deployment(flags: number, changeCount: number): void {
    this.over += 1;
    if (flags & deploymentFlags.success) this.successful += 1;
    if (flags & deploymentFlags.failed) this.failed += 1;
    if (flags & deploymentFlags.rework) this.rework += 1;
    if (changeCount !== absent) this.changeCounts.push(changeCount);
  }
  /* eslint-enable no-bitwise */

  change(rows: Uint32Array, at: number): void {
    const lead = rows[at + changeColumns.lead] as number;
    if (lead !== absent) this.leads.push(lead);
  }

  recovery(rows: Uint32Array, at: number): void {
    const seconds = rows[at + recoveryColumns.seconds] as number;
    if (seconds === absent) this.open += 1;
    else this.recoveries.push(seconds);
  }
}
