import { performance } from 'node:perf_hooks';
import type { Budget, Measurement } from '../report/Measurement';
import { percentile } from './statistics';

/** How long a request takes until its answer was read, milliseconds. */
export async function request(
  url: string,
  init?: RequestInit,
): Promise<number> {
  const start = performance.now();
  const response = await fetch(url, init);
  const body = await response.arrayBuffer();
  const ms = performance.now() - start;
  if (!response.ok) {
    throw new Error(`${url}: ${response.status} ${Buffer.from(body)}`);
  }
  return ms;
}

/** Asks one after the other, as a person does. */
export async function requestAll(
  urls: readonly string[],
  init?: RequestInit,
): Promise<number[]> {
  const times: number[] = [];
  for (const url of urls) times.push(await request(url, init));
  return times;
}

export function latencies(
  times: readonly number[],
  options: { id: string; what: string; budget?: Budget },
): Measurement[] {
  const { id, what, budget } = options;
  return [
    {
      id: `${id}.p50Ms`,
      what: `${what}, p50`,
      value: percentile(times, 0.5),
      unit: 'ms',
    },
    {
      id: `${id}.p95Ms`,
      what: 'the same, p95',
      value: percentile(times, 0.95),
      unit: 'ms',
      budget,
      note: `${times.length} requests over HTTP, one after the other`,
    },
  ];
}
