import {
  absent,
  deploymentColumns,
  sharedRecoveryColumns,
} from './DeliveryColumns';

interface SharedDeployment {
  at: number;
  flags: number;
  changeCount: number;
  sharedChangeCount: number;
}

/** Events that are for several services, each once, by their number. */
export class SharedEvents {
  readonly #deployments = new Map<number, SharedDeployment>();
  readonly #changes = new Map<number, [Uint32Array, number]>();
  readonly #recoveries = new Map<
    number,
    { failedAt: number; recoveredAt: number }
  >();

  /** One that failed for any of its services failed. */
  addDeployment(event: number, rows: Uint32Array, row: number): void {
    const flags = rows[row + deploymentColumns.flags] as number;
    const changeCount = rows[row + deploymentColumns.changeCount] as number;
    const sharedChangeCount = rows[
      row + deploymentColumns.sharedChangeCount
    ] as number;
    const known = this.#deployments.get(event);
    if (!known) {
      const at = rows[row] as number;
      const deployment = { at, flags, changeCount, sharedChangeCount };
      this.#deployments.set(event, deployment);
      return;
    }
    // eslint-disable-next-line no-bitwise -- flags are bits
    known.flags |= flags;
    known.changeCount += changeCount;
    known.sharedChangeCount = Math.max(
      known.sharedChangeCount,
      sharedChangeCount,
    );
  }

  /** In production as soon as the first of its services has it, which may be before all spans. */
  addChange(event: number, rows: Uint32Array, row: number): void {
    const known = this.#changes.get(event);
    const at = rows[row] as number;
    if (known && at >= (known[0][known[1]] as number)) return;
    this.#changes.set(event, [rows, row]);
  }

  /** Recovered from as soon as the last of its services has; `absent` is later than all. */
  addRecoveries(rows: Uint32Array): void {
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

  eachDeployment(
    count: (at: number, flags: number, changeCount: number) => void,
  ): void {
    for (const shared of this.#deployments.values()) {
      const { at, flags, changeCount, sharedChangeCount } = shared;
      count(at, flags, changeCount + sharedChangeCount);
    }
  }

  eachChange(count: (rows: Uint32Array, row: number) => void): void {
    for (const [rows, row] of this.#changes.values()) count(rows, row);
  }

  /** Without what some of its services have not recovered from. */
  eachRecovery(count: (recoveredAt: number, seconds: number) => void): void {
    for (const { failedAt, recoveredAt } of this.#recoveries.values()) {
      if (recoveredAt === absent || recoveredAt < failedAt) continue;
      count(recoveredAt, recoveredAt - failedAt);
    }
  }
}
