import { setImmediate as nextTurn } from 'node:timers/promises';
import type { leadTimeStages } from '@service-readiness/backstage-plugin-readiness-common';
import {
  absent,
  changeColumns,
  deploymentColumns,
  recoveryColumns,
  undeployedColumns,
  type DeliveryColumns,
} from './DeliveryColumns';
import { Sample } from './Sample';
import { SpanTally, type Span } from './SpanTally';

/** Services that are added up before others get their turn; some milliseconds. */
const sliceSize = 500;

type Stage = (typeof leadTimeStages)[number];

/** What is added up, and how it is divided. */
export interface RollUpSpans {
  current: Span;
  previous: Span;
  /** Parts of the current span, in order and without holes. */
  parts: readonly Span[];
}

/** Many services together. Events that are for several of them count once. */
export interface RollUp {
  current: SpanTally;
  previous: SpanTally;
  parts: SpanTally[];
  stages: Record<Stage, Sample>;
  undeployed: { count: number; oldestAt?: number; isKnown: boolean };
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
  const own = new SpanTally();
  for (let place = 0; place < services.length; place++) {
    if (place % sliceSize === sliceSize - 1) await nextTurn();
    own.clear();
    adder.add(services[place] as DeliveryColumns, own);
    onService(own, place);
  }
  return adder.result();
}

class Adder {
  readonly #current = new SpanTally();
  readonly #previous = new SpanTally();
  readonly #parts: SpanTally[];
  readonly #stages = {
    coding: new Sample(),
    reviewWait: new Sample(),
    review: new Sample(),
    deploy: new Sample(),
  };
  /** Rows about events of several services, by their number; a deployment that failed for one of them failed. */
  readonly #sharedDeployments = new Map<number, [number, number, number]>();
  readonly #sharedChanges = new Map<number, [Uint32Array, number]>();
  readonly #sharedRecoveries = new Map<number, [Uint32Array, number]>();
  readonly #sharedUndeployed = new Set<number>();
  readonly #undeployed: RollUp['undeployed'] = { count: 0, isKnown: false };

  constructor(private readonly spans: RollUpSpans) {
    this.#parts = spans.parts.map(() => new SpanTally());
  }

  add(columns: DeliveryColumns, own: SpanTally): void {
    this.#addDeployments(columns.deployments, own);
    this.#addChanges(columns.changes, own);
    this.#addRecoveries(columns.recoveries, own);
    this.#addUndeployed(columns);
  }

  result(): RollUp {
    for (const [at, flags, changeCount] of this.#sharedDeployments.values()) {
      for (const tally of this.#tallies(at)) {
        tally.deployment(flags, changeCount);
      }
    }
    for (const [rows, row] of this.#sharedChanges.values()) {
      const at = rows[row] as number;
      for (const tally of this.#tallies(at)) tally.change(rows, row);
      if (at >= this.spans.current.from) this.#addStages(rows, row);
    }
    for (const [rows, row] of this.#sharedRecoveries.values()) {
      for (const tally of this.#tallies(rows[row] as number)) {
        tally.recovery(rows, row);
      }
    }
    return {
      ...{ current: this.#current, previous: this.#previous },
      ...{ parts: this.#parts, stages: this.#stages },
      undeployed: this.#undeployed,
    };
  }

  #addDeployments(rows: Uint32Array, own: SpanTally): void {
    const { width } = deploymentColumns;
    const { previous, current } = this.spans;
    let row = firstFrom(rows, width, previous.from);
    const now = firstFrom(rows, width, current.from);
    const end = firstFrom(rows, width, current.to);
    for (; row < end; row += width) {
      const at = rows[row] as number;
      const flags = rows[row + deploymentColumns.flags] as number;
      const count = rows[row + deploymentColumns.changeCount] as number;
      const event = rows[row + deploymentColumns.shared] as number;
      const isCurrent = row >= now;
      if (isCurrent) own.deployment(flags, count);
      if (event !== 0) this.#shareDeployment(event, at, flags, count);
      else if (isCurrent) {
        this.#current.deployment(flags, count);
        this.#partAt(at)?.deployment(flags, count);
      } else this.#previous.deployment(flags, count);
    }
  }

  #shareDeployment(event: number, at: number, flags: number, count: number) {
    const known = this.#sharedDeployments.get(event);
    const most = (a: number, b: number) => {
      if (a === absent) return b;
      return b === absent ? a : Math.max(a, b);
    };
    this.#sharedDeployments.set(
      event,
      known
        ? // eslint-disable-next-line no-bitwise -- flags are bits
          [at, known[1] | flags, most(known[2], count)]
        : [at, flags, count],
    );
  }

  #addChanges(rows: Uint32Array, own: SpanTally): void {
    const { width, shared } = changeColumns;
    const { previous, current } = this.spans;
    let row = firstFrom(rows, width, previous.from);
    const now = firstFrom(rows, width, current.from);
    const end = firstFrom(rows, width, current.to);
    for (; row < end; row += width) {
      const event = rows[row + shared] as number;
      const isCurrent = row >= now;
      if (isCurrent) own.change(rows, row);
      if (event !== 0) this.#shareChange(event, rows, row);
      else if (isCurrent) {
        this.#current.change(rows, row);
        this.#partAt(rows[row] as number)?.change(rows, row);
        this.#addStages(rows, row);
      } else this.#previous.change(rows, row);
    }
  }

  /** In production as soon as the first of its services has it. */
  #shareChange(event: number, rows: Uint32Array, row: number): void {
    const known = this.#sharedChanges.get(event);
    const at = rows[row] as number;
    if (known && at >= (known[0][known[1]] as number)) return;
    this.#sharedChanges.set(event, [rows, row]);
  }

  #addStages(rows: Uint32Array, row: number): void {
    const { coding, reviewWait, review, deploy } = this.#stages;
    pushKnown(coding, rows[row + changeColumns.coding] as number);
    pushKnown(reviewWait, rows[row + changeColumns.reviewWait] as number);
    pushKnown(review, rows[row + changeColumns.review] as number);
    pushKnown(deploy, rows[row + changeColumns.deploy] as number);
  }

  #addRecoveries(rows: Uint32Array, own: SpanTally): void {
    const { width, shared } = recoveryColumns;
    const { previous, current } = this.spans;
    let row = firstFrom(rows, width, previous.from);
    const end = firstFrom(rows, width, current.to);
    for (; row < end; row += width) {
      const at = rows[row] as number;
      if (at >= current.from) own.recovery(rows, row);
      const event = rows[row + shared] as number;
      if (event !== 0) this.#sharedRecoveries.set(event, [rows, row]);
      else {
        for (const tally of this.#tallies(at)) tally.recovery(rows, row);
      }
    }
  }

  #addUndeployed({ undeployed: rows, knowsChanges }: DeliveryColumns): void {
    const { mergedAt, shared, width } = undeployedColumns;
    const found = this.#undeployed;
    found.isKnown ||= knowsChanges;
    for (let row = 0; row < rows.length; row += width) {
      const event = rows[row + shared] as number;
      if (event !== 0 && this.#sharedUndeployed.has(event)) continue;
      if (event !== 0) this.#sharedUndeployed.add(event);
      found.count += 1;
      const at = rows[row + mergedAt] as number;
      found.oldestAt = Math.min(found.oldestAt ?? at, at);
    }
  }

  #tallies(at: number): SpanTally[] {
    const { current, previous } = this.spans;
    if (at < previous.from || at >= current.to) return [];
    if (at < current.from) return at < previous.to ? [this.#previous] : [];
    const part = this.#partAt(at);
    return part ? [this.#current, part] : [this.#current];
  }

  #partAt(at: number): SpanTally | undefined {
    return this.#parts[partOf(this.spans.parts, at)];
  }
}

function pushKnown(sample: Sample, value: number): void {
  if (value !== absent) sample.push(value);
}

/** The first row that is not older than a moment. */
function firstFrom(rows: Uint32Array, width: number, from: number): number {
  let low = 0;
  let high = rows.length / width;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((rows[middle * width] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low * width;
}

function partOf(parts: readonly Span[], at: number): number {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (at >= (parts[middle] as Span).to) low = middle + 1;
    else high = middle;
  }
  return low;
}
