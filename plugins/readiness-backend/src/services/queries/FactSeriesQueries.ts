import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  deltaFact,
  nearestName,
  type FactDefinition,
  type FactSeriesView,
  type OperationInput,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { SeriesDocument } from '../../stores/FactStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { DeclaredCollector } from '../push/PushSource';
import { isoOf } from './levelView';
import type { ServiceLookup } from './ServiceLookup';

const dayMs = 86_400_000;

/** Answers how a number went. */
export class FactSeriesQueries {
  constructor(
    private readonly options: {
      store: Pick<ReadinessStore, 'facts'>;
      lookup: ServiceLookup;
      /** In the order in which they are believed. */
      declared: readonly DeclaredCollector[];
    },
  ) {}

  /** @throws NotFoundError for a service that the caller does not see, and a fact that is not kept over time */
  async getFactSeries(
    input: OperationInput<'getFactSeries'>,
    credentials: BackstageCredentials,
  ): Promise<FactSeriesView> {
    const { factName, ...entity } = input;
    const { row } = await this.options.lookup.row(entity, credentials);
    const [fact] = this.#keptFacts().filter(({ name }) => name === factName);
    if (!fact) throw this.#noSuchFact(factName);
    const stored = await this.options.store.facts.allSeries(row.entityRef);
    return this.#view(fact, stored);
  }

  /** How those of some facts went that are kept over time, and those whose change over time is among them. */
  async seriesAmong(
    entityRef: string,
    factNames: ReadonlySet<string>,
  ): Promise<FactSeriesView[]> {
    const asked = new Map(
      this.#keptFacts()
        .filter(fact =>
          [fact.name, deltaFact(fact)?.name ?? ''].some(name =>
            factNames.has(name),
          ),
        )
        .map(fact => [fact.name, fact]),
    );
    if (asked.size === 0) return [];
    const stored = await this.options.store.facts.allSeries(entityRef);
    return [...asked.values()].map(fact => this.#view(fact, stored));
  }

  #view(
    { name, description, unit }: FactDefinition,
    stored: readonly SeriesDocument[],
  ): FactSeriesView {
    for (const { id, title } of this.options.declared) {
      const own = stored.find(({ collectorId }) => collectorId === id);
      const points = own?.series[name] ?? [];
      if (points.length === 0) continue;
      return {
        ...{ name, description, unit },
        ...{ collectorId: id, collectorTitle: title },
        points: points.map(({ day, value }) => ({
          day: isoOf(day * dayMs).slice(0, 10),
          value,
        })),
      };
    }
    return { name, description, unit, points: [] };
  }

  #keptFacts() {
    return this.options.declared
      .flatMap(({ facts }) => facts)
      .filter(fact => deltaFact(fact) !== undefined);
  }

  #noSuchFact(name: string): Error {
    const names = new Set(this.#keptFacts().map(fact => fact.name));
    const nearest = nearestName(name, names);
    return new NotFoundError(
      `No fact '${name}' that is kept over time${
        nearest ? `; did you mean '${nearest}'?` : ''
      }`,
    );
  }
}
