import {
  wellKnownFacts,
  type CatalogFact,
  type FactReading,
  type FactReadings,
  type FactSource,
  type FactView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { isoOf } from './levelView';

const answeredBy = new Map(
  wellKnownFacts.map(fact => [fact.name, fact.answeredBy]),
);

/** A fact of one entity, for a person: what it means, what it says, and if it says nothing, why and what would. */
export function factView(fact: CatalogFact, reading: FactReading): FactView {
  const source = fact.sources.find(s => s.collectorId === reading.collectorId);
  return {
    name: fact.name,
    description: fact.description,
    unit: fact.unit,
    type: fact.type,
    value: reading.value,
    absence: reading.absence,
    because: becauseAbsent(fact, reading, source),
    collectorId: reading.collectorId,
    collectorTitle: source?.collectorTitle,
    observedAt: isoOf(reading.observedAt),
    validUntil: isoOf(reading.validUntil),
    collectorError: reading.collectorError,
  };
}

/** Views of one entity's facts by name, each made once: many checks read the same fact. */
export function factViewsOf(
  readings: FactReadings,
): (name: string) => FactView | undefined {
  const views = new Map<string, FactView | undefined>();
  return name => {
    if (views.has(name)) return views.get(name);
    const fact = readings.catalog.byName.get(name);
    const view = fact && factView(fact, readings.at(fact.index));
    views.set(name, view);
    return view;
  };
}

/** Which source would answer a fact that nobody reports. */
export function whoWouldAnswer(factName: string): string {
  return answeredBy.get(factName) ?? 'a collector of your own';
}

function becauseAbsent(
  fact: CatalogFact,
  { absence, collectorId, collectorError }: FactReading,
  source: FactSource | undefined,
): string | undefined {
  const { collectorTitle, leftOutWhen } = source ?? {};
  const who = collectorTitle ?? collectorId ?? 'Its source';
  const failed = collectorError
    ? ` Its last attempt failed: ${collectorError}`
    : '';
  switch (absence) {
    case undefined:
      return undefined;
    case 'noCollector':
      return `Nothing that is installed reports it. It would be answered by ${whoWouldAnswer(
        fact.name,
      )}.`;
    case 'notCollectedYet':
      return `${who} has not looked at this service yet.${failed}`;
    case 'notReported':
      return `${who} looked at this service and found nothing about it${
        leftOutWhen ? `: ${leftOutWhen}` : ''
      }.${failed}`;
    default:
      return `${who} has been silent for longer than the value counts.${failed}`;
  }
}
