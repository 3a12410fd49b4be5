import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LeadTimeStage } from '@service-readiness/backstage-plugin-readiness-common';
import {
  absent,
  changeColumns,
  deploymentColumns,
  deploymentFlags,
  openColumns,
  recoveryColumns,
  sharedRecoveryColumns,
  type DeliveryColumns,
} from './DeliveryColumns';
import { firstRowFrom } from './firstRowFrom';
import { Sample } from './Sample';
import { SpanTally, type Span } from './SpanTally';

/** Services that are added up before others get their turn; some milliseconds. */
const sliceSize = 500;

/** What is added up, and how it is divided. */
export interface RollUpSpans {
  current: Span;
  /** Ends where the current one begins. */
  previous: Span;
  /** Parts of the current span, in order and without holes. */
  parts: readonly Span[];
  /** Whether it matters when deployments ended, and not only how many. */
  keepsEnds: boolean;
}

/** Many services together. Events that are for several of them count once. */
export interface RollUp {
  current: SpanTally;
  previous: SpanTally;
  parts: SpanTally[];
  stages: Record<LeadTimeStage, Sample>;
  /** As of the end of the current span; no count where it is not known. */
  waiting?: { count: number; oldestAt?: number };
}

/**
 * Adds up what services did.
 *
 * @param onService - told of each service what it did in the current span; the tally is used again for the next
 */
export async function rollUp(
  services: readonly DeliveryColumns[],
  spans: RollUpSpans,
  onService: (tally: SpanTally, place: number) => void,
): Promise<RollUp> {
  const adder = new Adder(spans);
  const own = new SpanTally(spans);
  for (let place = 0; place < services.length; place++) {
    if (place % sliceSize === sliceSize - 1) await nextTurn();
    own.clear();
    adder.add(services[place] as DeliveryColumns, own);
    onService(own, place);
  }
  return adder.result();
}

interface SharedDeployment {
  at: number;
  flags: number;
  changeCount: number;
  sharedChangeCount: number;
}

class Adder {
  readonly #current: SpanTally;
  readonly #previous: SpanTally;
  readonly #parts: SpanTally[];
  readonly #stages = {
    coding: new Sample(),
    reviewWait: new Sample(),
    review: new Sample(),
    deploy: new Sample(),
  };
  /** About events of several services, by their number. */
  readonly #deployments = new Map<number, SharedDeployment>();
  readonly #changes = new Map<number, [Uint32Array, number]>();
  readonly #recoveries = new Map<
    number,
    { failedAt: number; recoveredAt: number }
  >();
  readonly #open = new Set<number>();
  readonly #waiting = new Set<number>();
  #waitingCount = 0;
  #oldestAt?: number;
  #knowsMerges = false;
  #hasSucceeded = false;

  constructor(private readonly spans: RollUpSpans) {
    this.#current = new SpanTally(spans);
    this.#previous = new SpanTally(spans);
    this.#parts = spans.parts.map(() => new SpanTally(spans));
  }

  add(columns: DeliveryColumns, own: SpanTally): void {
    this.#addDeployments(columns.deployments, own);
    this.#addChanges(columns, own);
    this.#addRecoveries(columns, own);
    this.#addOpen(columns.open, own);
    this.#addWaiting(columns);
  }

  result(): RollUp {
    for (const shared of this.#deployments.values()) {
      const { at, flags, changeCount, sharedChangeCount } = shared;
      const count = changeCount + sharedChangeCount;
      this.#at(at, tally => tally.deployment(at, flags, count));
    }
    for (const [rows, row] of this.#changes.values()) {
      const at = rows[row] as number;
      this.#at(at, tally => tally.change(rows, row));
      const { from, to } = this.spans.current;
      if (at >= from && at < to) this.#addStages(rows, row);
    }
    for (const { failedAt, recoveredAt } of this.#recoveries.values()) {
      if (recoveredAt === absent || recoveredAt < failedAt) continue;
      this.#addRecovery(recoveredAt, recoveredAt - failedAt);
    }
    const isKnown = this.#knowsMerges && this.#hasSucceeded;
    return {
      current: this.#current,
      previous: this.#previous,
      parts: this.#parts,
      stages: this.#stages,
      waiting: isKnown
        ? { count: this.#waitingCount, oldestAt: this.#oldestAt }
        : undefined,
    };
  }

  #addDeployments(rows: Uint32Array, own: SpanTally): void {
    const { width } = deploymentColumns;
    const { previous, current } = this.spans;
    this.#noteFirst(rows, own);
    let row = firstRowFrom(rows, width, previous.from);
    const now = firstRowFrom(rows, width, current.from);
    const end = firstRowFrom(rows, width, current.to);
    for (; row < end; row += width) {
      const at = rows[row] as number;
      const flags = rows[row + deploymentColumns.flags] as number;
      const changeCount = rows[row + deploymentColumns.changeCount] as number;
      const sharedChangeCount = rows[
        row + deploymentColumns.sharedChangeCount
      ] as number;
      const event = rows[row + deploymentColumns.shared] as number;
      const isCurrent = row >= now;
      const count = changeCount + sharedChangeCount;
      if (isCurrent) own.deployment(at, flags, count);
      if (event !== 0) {
        this.#share(event, { at, flags, changeCount, sharedChangeCount });
      } else if (isCurrent) {
        this.#current.deployment(at, flags, count);
        this.#partAt(at)?.deployment(at, flags, count);
      } else this.#previous.deployment(at, flags, count);
    }
  }

  /** Since when a deployment is known: before that nothing is 0. */
  #noteFirst(rows: Uint32Array, own: SpanTally): void {
    const first = rows[0];
    if (first === undefined) return;
    const { previous, current, parts } = this.spans;
    own.hasDeployed ||= first < current.to;
    this.#current.hasDeployed ||= first < current.to;
    this.#previous.hasDeployed ||= first < previous.to;
    for (let at = parts.length - 1; at >= 0; at--) {
      if (first >= (parts[at] as Span).to) break;
      (this.#parts[at] as SpanTally).hasDeployed = true;
    }
    if (this.#hasSucceeded) return;
    const { width, flags } = deploymentColumns;
    for (let row = 0; row < rows.length; row += width) {
      if ((rows[row] as number) >= current.to) return;
      // eslint-disable-next-line no-bitwise -- flags are bits
      if ((rows[row + flags] as number) & deploymentFlags.success) {
        this.#hasSucceeded = true;
        return;
      }
    }
  }

  /** One that failed for any of its services failed. */
  #share(event: number, row: SharedDeployment): void {
    const known = this.#deployments.get(event);
    if (!known) {
      this.#deployments.set(event, row);
      return;
    }
    // eslint-disable-next-line no-bitwise -- flags are bits
    known.flags |= row.flags;
    known.changeCount += row.changeCount;
    known.sharedChangeCount = Math.max(
      known.sharedChangeCount,
      row.sharedChangeCount,
    );
  }

  #addChanges(
    { changes: rows, sharedChanges }: DeliveryColumns,
    own: SpanTally,
  ): void {
    const { width, shared } = changeColumns;
    const { previous, current } = this.spans;
    let row = firstRowFrom(rows, width, previous.from);
    const now = firstRowFrom(rows, width, current.from);
    const end = firstRowFrom(rows, width, current.to);
    for (; row < end; row += width) {
      const isCurrent = row >= now;
      if (isCurrent) own.change(rows, row);
      if (rows[row + shared] !== 0) continue;
      if (isCurrent) {
        this.#current.change(rows, row);
        this.#partAt(rows[row] as number)?.change(rows, row);
        this.#addStages(rows, row);
      } else this.#previous.change(rows, row);
    }
    // In production as soon as the first of its services has it, which may be before all spans.
    for (const each of sharedChanges) {
      const event = rows[each + shared] as number;
      const known = this.#changes.get(event);
      const at = rows[each] as number;
      if (known && at >= (known[0][known[1]] as number)) continue;
      this.#changes.set(event, [rows, each]);
    }
  }

  #addStages(rows: Uint32Array, row: number): void {
    const { coding, reviewWait, review, deploy } = this.#stages;
    pushKnown(coding, rows[row + changeColumns.coding] as number);
    pushKnown(reviewWait, rows[row + changeColumns.reviewWait] as number);
    pushKnown(review, rows[row + changeColumns.review] as number);
    pushKnown(deploy, rows[row + changeColumns.deploy] as number);
  }

  #addRecoveries(
    { recoveries: rows, sharedRecoveries }: DeliveryColumns,
    own: SpanTally,
  ): void {
    const { width, shared, seconds } = recoveryColumns;
    const { previous, current } = this.spans;
    let row = firstRowFrom(rows, width, previous.from);
    const end = firstRowFrom(rows, width, current.to);
    for (; row < end; row += width) {
      const at = rows[row] as number;
      const took = rows[row + seconds] as number;
      if (at >= current.from) own.recoveries.push(took);
      if (rows[row + shared] === 0) this.#addRecovery(at, took);
    }
    this.#shareRecoveries(sharedRecoveries);
  }

  /** Recovered from as soon as the last of its services has; `absent` is later than all. */
  #shareRecoveries(rows: Uint32Array): void {
    const { width, shared } = sharedRecoveryColumns;
    for (let row = 0; row < rows.length; row += width) {
      const event = rows[row + shared] as number;
      const known = this.#recoveries.get(event);
      const failedAt = rows[row] as number;
      const recoveredAt = rows[
        row + sharedRecoveryColumns.recoveredAt
      ] as number;
      this.#recoveries.set(event, {
        failedAt: Math.min(known?.failedAt ?? failedAt, failedAt),
        recoveredAt: Math.max(known?.recoveredAt ?? 0, recoveredAt),
      });
    }
  }

  #addRecovery(at: number, seconds: number): void {
    this.#at(at, tally => tally.recoveries.push(seconds));
  }

  #addOpen(rows: Uint32Array, own: SpanTally): void {
    const { width, since, shared } = openColumns;
    for (let row = 0; row < rows.length; row += width) {
      if ((rows[row + since] as number) >= this.spans.current.to) continue;
      own.open += 1;
      if (isFirst(this.#open, rows[row + shared] as number)) {
        this.#current.open += 1;
      }
    }
  }

  #addWaiting({ waiting: rows, knowsMerges }: DeliveryColumns): void {
    const { width, since, shared } = openColumns;
    this.#knowsMerges ||= knowsMerges;
    for (let row = 0; row < rows.length; row += width) {
      const at = rows[row + since] as number;
      if (at >= this.spans.current.to) continue;
      if (!isFirst(this.#waiting, rows[row + shared] as number)) continue;
      this.#waitingCount += 1;
      this.#oldestAt = Math.min(this.#oldestAt ?? at, at);
    }
  }

  #at(at: number, count: (tally: SpanTally) => void): void {
    const { current, previous } = this.spans;
    if (at < previous.from || at >= current.to) return;
    if (at < current.from) {
      count(this.#previous);
      return;
    }
    count(this.#current);
    const part = this.#partAt(at);
    if (part) count(part);
  }

  #partAt(at: number): SpanTally | undefined {
    const { parts } = this.spans;
    let low = 0;
    let high = parts.length - 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (at >= (parts[middle] as Span).to) low = middle + 1;
      else high = middle;
    }
    return this.#parts[low];
  }
}

function pushKnown(sample: Sample, value: number): void {
  if (value !== absent) sample.push(value);
}

/** Of an event for several services it is so once; of one for a single service always. */
function isFirst(seen: Set<number>, event: number): boolean {
  if (event === 0) return true;
  if (seen.has(event)) return false;
  seen.add(event);
  return true;
}
