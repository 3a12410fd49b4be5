import {
  monitorEventLoopDelay,
  performance,
  PerformanceObserver,
  type PerformanceEntry,
} from 'node:perf_hooks';
import { percentile } from './statistics';

const milliseconds = 1e6;
/** How often the loop is asked for a turn. */
const askEveryMs = 1;

export interface EventLoopFigures {
  /** As `monitorEventLoopDelay` counts it, garbage collection included. */
  p999Ms: number;
  maxMs: number;
  /** The same with the time that the collector took in each delay left out. */
  p999WithoutGcMs: number;
  maxWithoutGcMs: number;
  gcTotalMs: number;
  gcLongestMs: number;
}

/** Watches how long the event loop keeps others waiting, and how much of it is garbage collection. */
export class EventLoopWatch {
  readonly #histogram = monitorEventLoopDelay({ resolution: 1 });
  readonly #collections: PerformanceEntry[] = [];
  readonly #delays: Array<{ from: number; to: number }> = [];
  readonly #observer = new PerformanceObserver(list =>
    this.#collections.push(...list.getEntries()),
  );
  #timer: NodeJS.Timeout | undefined;

  start() {
    this.#observer.observe({ entryTypes: ['gc'] });
    this.#histogram.enable();
    this.#ask();
  }

  async stop(): Promise<EventLoopFigures> {
    clearTimeout(this.#timer);
    this.#histogram.disable();
    // The observer is told of collections a turn later.
    await new Promise(resolve => setTimeout(resolve, 50));
    this.#observer.disconnect();
    const withoutGc = this.#delays.map(
      ({ from, to }) => to - from - askEveryMs - this.#collectedIn(from, to),
    );
    const pauses = this.#collections.map(({ duration }) => duration);
    return {
      p999Ms: this.#histogram.percentile(99.9) / milliseconds,
      maxMs: this.#histogram.max / milliseconds,
      p999WithoutGcMs: Math.max(0, percentile(withoutGc, 0.999)),
      maxWithoutGcMs: Math.max(0, percentile(withoutGc, 1)),
      gcTotalMs: pauses.reduce((sum, ms) => sum + ms, 0),
      gcLongestMs: pauses.length > 0 ? percentile(pauses, 1) : 0,
    };
  }

  #ask() {
    const from = performance.now();
    this.#timer = setTimeout(() => {
      this.#delays.push({ from, to: performance.now() });
      this.#ask();
    }, askEveryMs);
  }

  #collectedIn(from: number, to: number): number {
    // Only long delays matter for the highest percentiles; the others need no search.
    if (to - from < 5) return 0;
    return this.#collections.reduce((sum, { startTime, duration }) => {
      const overlap =
        Math.min(to, startTime + duration) - Math.max(from, startTime);
      return sum + Math.max(0, overlap);
    }, 0);
  }
}
