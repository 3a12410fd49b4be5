const megabyte = 1024 * 1024;

export interface MemoryFigures {
  /** Live objects and buffers. After a forced collection where Node.js was started with --expose-gc. */
  heapMb: number;
  rssMb: number;
}

/** What the process holds now. */
export async function memoryNow(): Promise<MemoryFigures> {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heapMb: (heapUsed + external) / megabyte, rssMb: rss / megabyte };
}
