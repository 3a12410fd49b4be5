/** The same few gaps meet again and again: what they make together is remembered. */
const mostMerged = 64;

/**
 * What stands in for a value that an expression cannot have. Gaps travel through an evaluation as values: raising
 * an error for every missing fact would cost more than the evaluation itself.
 */
export class Gap {
  #merged?: Map<Gap, Gap>;

  constructor(
    /** Absent facts, as positions in the check's list of facts, ascending. */
    readonly facts: readonly number[],
    /** Absent facts that the rule asks `has()` about, likewise. */
    readonly asked: readonly number[],
    /** What went wrong, when it was not an absent fact. */
    readonly error?: string,
  ) {}

  static error(message: string): Gap {
    return new Gap([], [], message);
  }

  /** The gap of an operation that would need both values. */
  merge(other: Gap): Gap {
    if (this === other) return this;
    const known = this.#merged?.get(other);
    if (known) return known;
    const merged = this.#mergeNew(other);
    this.#merged ??= new Map();
    if (this.#merged.size < mostMerged) this.#merged.set(other, merged);
    return merged;
  }

  #mergeNew(other: Gap): Gap {
    if (other.isWithin(this)) return this;
    if (this.isWithin(other)) return other;
    return new Gap(
      union(this.facts, other.facts),
      union(this.asked, other.asked),
      this.error ?? other.error,
    );
  }

  private isWithin(whole: Gap): boolean {
    return (
      (this.error === undefined || whole.error !== undefined) &&
      this.facts.every(fact => whole.facts.includes(fact)) &&
      this.asked.every(fact => whole.asked.includes(fact))
    );
  }

  /** Nothing is missing but facts that the rule asks `has()` about. */
  get onlyAsked(): boolean {
    return this.error === undefined && this.facts.length === 0;
  }
}

function union(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a.length === 0 || a === b) return b;
  if (b.length === 0) return a;
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}
