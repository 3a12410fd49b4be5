import type { FactCatalog } from './FactCatalog';
import type { FactReading } from './FactReading';

/**
 * All facts of one entity at one moment, each worked out when it is first asked for.
 *
 * @public
 */
export interface FactReadings {
  readonly catalog: FactCatalog;
  /** The moment that they are read for, milliseconds since the epoch. */
  readonly now: number;
  /** By name; undefined when the catalog does not know the fact. */
  get(name: string): FactReading | undefined;
  /** By position in the catalog. */
  at(index: number): FactReading;
  /** Every fact of the catalog, in its order. */
  all(): FactReading[];
}

/**
 * Readings that come from a function of the catalog position, remembered.
 */
export class LazyFactReadings implements FactReadings {
  readonly #read: (index: number) => FactReading;
  readonly #seen: Array<FactReading | undefined>;

  constructor(
    readonly catalog: FactCatalog,
    readonly now: number,
    read: (index: number) => FactReading,
  ) {
    this.#read = read;
    this.#seen = new Array<FactReading | undefined>(catalog.facts.length);
  }

  at(index: number): FactReading {
    const seen = this.#seen[index];
    if (seen !== undefined) return seen;
    const reading = this.#read(index);
    this.#seen[index] = reading;
    return reading;
  }

  get(name: string): FactReading | undefined {
    const fact = this.catalog.byName.get(name);
    return fact && this.at(fact.index);
  }

  all(): FactReading[] {
    return this.catalog.facts.map(({ index }) => this.at(index));
  }
}
