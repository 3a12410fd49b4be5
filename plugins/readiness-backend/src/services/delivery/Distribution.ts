import {
  bandedFigures,
  bandOf,
  bands,
  deliveryFigureIds,
  quantile,
  type Band,
  type BandTable,
  type DeliveryFigureId,
  type DeliveryView,
} from '@service-readiness/backstage-plugin-readiness-common';

type View = NonNullable<DeliveryView['distribution']>;

/** Counts services by the band that each figure is in. One without a figure is counted as that, and in no band. */
export class Distribution {
  readonly #values: Record<DeliveryFigureId, number[]> = {
    deploymentFrequency: [],
    leadTime: [],
    recovery: [],
    changeFailure: [],
    rework: [],
    batchSize: [],
  };

  readonly #frequencyBands = new Map<string, number>();

  /** @param band - of a frequency, whose method says it; of others it is what the table says */
  add(id: DeliveryFigureId, value: number | undefined, band?: Band): void {
    if (value === undefined) return;
    this.#values[id].push(value);
    if (id !== 'deploymentFrequency' || !band) return;
    const count = this.#frequencyBands.get(band) ?? 0;
    this.#frequencyBands.set(band, count + 1);
  }

  /** @param services - all of them, also those of which nothing is known */
  view(services: number, table: BandTable): View {
    return deliveryFigureIds.map(id => {
      const values = Float64Array.from(this.#values[id]).sort();
      const banded = bandedFigures.find(name => name === id);
      return {
        id,
        bands: banded ? this.#bands(table, banded, values) : [],
        noData: services - values.length,
        quartiles: quartiles(values),
      };
    });
  }

  #bands(
    table: BandTable,
    figure: (typeof bandedFigures)[number],
    values: Float64Array,
  ): View[number]['bands'] {
    const counts =
      figure === 'deploymentFrequency'
        ? this.#frequencyBands
        : countBands(table, figure, values);
    const possible = new Set(table.figures[figure].map(({ band }) => band));
    return bands
      .filter(band => possible.has(band) || counts.has(band))
      .map(band => ({ band, count: counts.get(band) ?? 0 }));
  }
}

function countBands(
  table: BandTable,
  figure: (typeof bandedFigures)[number],
  values: Float64Array,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) {
    const band = bandOf(table, figure, value);
    if (band) counts.set(band, (counts.get(band) ?? 0) + 1);
  }
  return counts;
}

function quartiles(sorted: Float64Array): [number, number, number] | undefined {
  const [low, middle, high] = [0.25, 0.5, 0.75].map(at => quantile(sorted, at));
  return low === undefined || middle === undefined || high === undefined
    ? undefined
    : [low, middle, high];
}
