import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LeadTimeStage } from '@service-readiness/backstage-plugin-readiness-common';
import {
  absent,
  changeColumns,
  deploymentColumns,
  deploymentFlags,
  openColumns,
  recoveryColumns,
  type DeliveryColumns,
} from './DeliveryColumns';
import { firstRowFrom } from './firstRowFrom';
import { Sample } from './Sample';
import { SharedEvents } from './SharedEvents';
import { SpanTallies, type RollUpSpans } from './SpanTallies';
import { SpanTally } from './SpanTally';

/** Services that are added up before others get their turn; some milliseconds. */
const sliceSize = 500;

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

class Adder {
  readonly #tallies: SpanTallies;
  readonly #stages = {
    coding: new Sample(),
    reviewWait: new Sample(),
    review: new Sample(),
    deploy: new Sample(),
  };
  readonly #shared = new SharedEvents();
  /** Numbers of the events for several services that were counted. */
  readonly #open = new Set<number>();
  readonly #waiting = new Set<number>();
  #waitingCount = 0;
  #oldestAt?: number;
  #knowsMerges = false;
  #hasSucceeded = false;

  constructor(private readonly spans: RollUpSpans) {
    this.#tallies = new SpanTallies(spans);
  }

  add(columns: DeliveryColumns, own: SpanTally): void {
    this.#addDeployments(columns.deployments, own);
    this.#addChanges(columns, own);
    this.#addRecoveries(columns, own);
    this.#addOpen(columns.open, own);
    this.#addWaiting(columns);
  }

  result(): RollUp {
    const { current, previous, parts } = this.#tallies;
    this.#addShared();
    const isKnown = this.#knowsMerges && this.#hasSucceeded;
    return {
      current,
      previous,
      parts,
      stages: this.#stages,
      waiting: isKnown
        ? { count: this.#waitingCount, oldestAt: this.#oldestAt }
        : undefined,
    };
  }

  #addShared(): void {
    const tallies = this.#tallies;
    const { from, to } = this.spans.current;
    this.#shared.eachDeployment((at, flags, changeCount) =>
      tallies.at(at, tally => tally.deployment(at, flags, changeCount)),
    );
    this.#shared.eachChange((rows, row) => {
      const at = rows[row] as number;
      tallies.at(at, tally => tally.change(rows, row));
      if (at >= from && at < to) this.#addStages(rows, row);
    });
    this.#shared.eachRecovery((at, seconds) =>
      tallies.at(at, tally => tally.recoveries.push(seconds)),
    );
  }

  #addDeployments(rows: Uint32Array, own: SpanTally): void {
    const { width } = deploymentColumns;
    const { previous, current } = this.spans;
    const tallies = this.#tallies;
    this.#noteFirst(rows, own);
    let row = firstRowFrom(rows, width, previous.from);
    const now = firstRowFrom(rows, width, current.from);
    const end = firstRowFrom(rows, width, current.to);
    for (; row < end; row += width) {
      const at = rows[row] as number;
      const flags = rows[row + deploymentColumns.flags] as number;
      const changeCount =
        (rows[row + deploymentColumns.changeCount] as number) +
        (rows[row + deploymentColumns.sharedChangeCount] as number);
      const event = rows[row + deploymentColumns.shared] as number;
      const isCurrent = row >= now;
      if (isCurrent) own.deployment(at, flags, changeCount);
      if (event !== 0) this.#shared.addDeployment(event, rows, row);
      else if (isCurrent) {
        tallies.current.deployment(at, flags, changeCount);
        tallies.partAt(at)?.deployment(at, flags, changeCount);
      } else tallies.previous.deployment(at, flags, changeCount);
    }
  }

  #noteFirst(rows: Uint32Array, own: SpanTally): void {
    const first = rows[0];
    if (first === undefined) return;
    const { current } = this.spans;
    own.hasDeployed ||= first < current.to;
    this.#tallies.deployedSince(first);
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
        this.#tallies.current.change(rows, row);
        this.#tallies.partAt(rows[row] as number)?.change(rows, row);
        this.#addStages(rows, row);
      } else this.#tallies.previous.change(rows, row);
    }
    for (const each of sharedChanges) {
      this.#shared.addChange(rows[each + shared] as number, rows, each);
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
      if (rows[row + shared] !== 0) continue;
      this.#tallies.at(at, tally => tally.recoveries.push(took));
    }
    this.#shared.addRecoveries(sharedRecoveries);
  }

  #addOpen(rows: Uint32Array, own: SpanTally): void {
    const { width, since, shared } = openColumns;
    for (let row = 0; row < rows.length; row += width) {
      if ((rows[row + since] as number) >= this.spans.current.to) continue;
      own.open += 1;
      if (isFirst(this.#open, rows[row + shared] as number)) {
        this.#tallies.current.open += 1;
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
