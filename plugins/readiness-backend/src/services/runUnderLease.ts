import { randomUUID } from 'node:crypto';
import type { TaskLeases } from '../stores/TaskLeases';

/** Told from being killed: so long nothing is heard of a run before another takes its place. */
const leaseMs = 45_000;
const renewEveryMs = 15_000;
/** The last of a lease is left for the transaction under way: it ends before another begins. */
const margin = 0.1;

/** What a run knows of its lease. */
export interface HeldLease {
  /** Aborts when the caller's signal does, or the lease is lost. */
  signal: AbortSignal;
  /** Asked before something is written: who was paused for long may have been replaced. */
  isHeld(): boolean;
}

/**
 * Runs the work while this replica holds the task, and says every few seconds that it still does. Work whose signal
 * aborted has as long as the lease to end.
 *
 * @returns false when another holds the task: nothing was run then
 */
export async function runUnderLease(
  options: {
    leases: TaskLeases;
    taskId: string;
    signal: AbortSignal;
    times?: { leaseMs: number; renewEveryMs: number };
  },
  work: (lease: HeldLease) => Promise<void>,
): Promise<boolean> {
  const { leases, taskId, signal } = options;
  const times = options.times ?? { leaseMs, renewEveryMs };
  const seconds = times.leaseMs / 1000;
  const token = randomUUID();
  const lost = new AbortController();
  // Counted from before the database was asked, so that it never ends later here than there.
  const fromNow = () => performance.now() + times.leaseMs * (1 - margin);
  let heldUntil = fromNow();
  if (!(await leases.take(taskId, token, seconds))) return false;
  const isHeld = () => !lost.signal.aborted && performance.now() < heldUntil;
  const renew = async () => {
    const until = fromNow();
    try {
      if (await leases.renew(taskId, token, seconds)) heldUntil = until;
      else lost.abort();
    } catch {
      // The database is away: what was promised stands until it runs out.
    }
  };
  const timer = setInterval(async () => {
    if (!signal.aborted) await renew();
    if (!isHeld()) lost.abort();
  }, times.renewEveryMs);
  try {
    await work({ signal: AbortSignal.any([signal, lost.signal]), isHeld });
  } finally {
    clearInterval(timer);
    await leases.release(taskId, token);
  }
  return true;
}
