import { quantile } from '@service-readiness/backstage-plugin-readiness-common';
import { orderStatistics } from './orderStatistics';

/** Whole numbers that quantiles are taken of; grows as it is filled. */
export class Sample {
  #values = new Uint32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** In no order; good until the sample changes. */
  get values(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }

  /**
   * Exact. Between two numbers, by the distance to each: the median of four is the mean of the middle two.
   *
   * @param shares - ascending, 0 to 1
   * @returns nothing of an empty sample
   */
  quantiles(shares: readonly number[]): number[] | undefined {
    if (this.#length === 0) return undefined;
    const places = shares.map(share => share * (this.#length - 1));
    const ranks = places.flatMap(place => [
      Math.floor(place),
      Math.ceil(place),
    ]);
    const found = orderStatistics(this.#values, this.#length, ranks);
    return places.map((place, i) => {
      const around = found.slice(2 * i, 2 * i + 2);
      return quantile(around, place % 1) as number;
    });
  }

  median(): number | undefined {
    return this.quantiles([0.5])?.[0];
  }
}
