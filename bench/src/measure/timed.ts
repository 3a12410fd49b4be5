import { performance } from 'node:perf_hooks';

/** How long some work takes, milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** How long each of several runs of some work takes, milliseconds. */
export async function timedRuns(
  count: number,
  work: (run: number) => unknown,
): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < count; run++) {
    times.push(await timed(() => work(run)));
  }
  return times;
}

/**
 * How long the processor works on each of several runs of some work, milliseconds: what others do meanwhile is not
 * counted.
 */
export async function cpuTimedRuns(
  count: number,
  work: () => unknown,
): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < count; run++) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return times;
}
