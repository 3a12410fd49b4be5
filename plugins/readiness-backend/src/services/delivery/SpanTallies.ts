import { SpanTally, type Span } from './SpanTally';

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

/** A tally of the current span, one of each of its parts, and one of the span before. */
export class SpanTallies {
  readonly current: SpanTally;
  readonly previous: SpanTally;
  readonly parts: SpanTally[];

  constructor(private readonly spans: RollUpSpans) {
    this.current = new SpanTally(spans);
    this.previous = new SpanTally(spans);
    this.parts = spans.parts.map(() => new SpanTally(spans));
  }

  /** Counts in all the tallies that a moment lies in: none, if it lies outside both spans. */
  at(at: number, count: (tally: SpanTally) => void): void {
    const { current, previous } = this.spans;
    if (at < previous.from || at >= current.to) return;
    if (at < current.from) {
      count(this.previous);
      return;
    }
    count(this.current);
    const part = this.partAt(at);
    if (part) count(part);
  }

  /** @param at - in the current span */
  partAt(at: number): SpanTally | undefined {
    const { parts } = this.spans;
    let low = 0;
    let high = parts.length - 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (at >= (parts[middle] as Span).to) low = middle + 1;
      else high = middle;
    }
    return this.parts[low];
  }

  /** A service's first deployment: from then on a deployment is known, and before that nothing is 0. */
  deployedSince(first: number): void {
    const { previous, current, parts } = this.spans;
    this.current.hasDeployed ||= first < current.to;
    this.previous.hasDeployed ||= first < previous.to;
    for (let at = parts.length - 1; at >= 0; at--) {
      if (first >= (parts[at] as Span).to) break;
      (this.parts[at] as SpanTally).hasDeployed = true;
    }
  }
}
