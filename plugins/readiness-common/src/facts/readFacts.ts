import type { CatalogFact, FactCatalog, FactSource } from './FactCatalog';
import type { FactType, FactValue } from './FactDeclaration';
import type { FactCoverage, FactDocument } from './FactDocument';
import type { FactReading } from './FactReading';
import { LazyFactReadings, type FactReadings } from './FactReadings';

/**
 * What is known about one entity at a given moment. Of several collectors that declare a fact, the first with a
 * fresh value answers. Without one, the reading says why: the most that is known first (a stale value, then
 * "looked and found nothing", then "stale without a value", then "not looked yet").
 *
 * A document is an observation of its own: what a run has just written counts from then on, before the run ends
 * and moves the coverage.
 *
 * @example
 * ```ts
 * readFacts({ catalog, documents: [], coverage: [], now }).get('oncall.hasSchedule')
 * // { name: 'oncall.hasSchedule', absence: 'notCollectedYet', collectorId: 'pagerduty' }
 * ```
 *
 * @public
 */
export function readFacts(options: {
  catalog: FactCatalog;
  documents: readonly FactDocument[];
  coverage: readonly FactCoverage[];
  now: number;
}): FactReadings {
  const { catalog, documents, coverage, now } = options;
  const observations = new Map<string, Observation>();
  for (const { collectorId, coveredAt, error } of coverage) {
    observations.set(collectorId, { coveredAt, error, document: undefined });
  }
  for (const document of documents) {
    const found = observations.get(document.collectorId);
    if (found) {
      found.document = document;
      found.coveredAt = Math.max(found.coveredAt ?? 0, document.changedAt);
    } else {
      observations.set(document.collectorId, {
        coveredAt: document.changedAt,
        error: undefined,
        document,
      });
    }
  }
  return new LazyFactReadings(catalog, now, index =>
    // The index comes from this catalog.
    readFact(catalog.facts[index] as CatalogFact, observations, now),
  );
}

interface Observation {
  coveredAt: number | undefined;
  error: string | undefined;
  document: FactDocument | undefined;
}

function readFact(
  fact: CatalogFact,
  observations: ReadonlyMap<string, Observation>,
  now: number,
): FactReading {
  const { name, sources } = fact;
  if (sources.length === 0) return { name, absence: 'noCollector' };
  let best: FactReading | undefined;
  for (const source of sources) {
    const observation = observations.get(source.collectorId);
    const reading = readFrom(source, fact, observation, now);
    if (reading.absence === undefined) return reading;
    if (!best || knowsMore(reading, best)) best = reading;
  }
  return best as FactReading;
}

function readFrom(
  { collectorId, validityMs }: FactSource,
  { name, type }: CatalogFact,
  observation: Observation | undefined,
  now: number,
): FactReading {
  const collectorError = observation?.error;
  const observedAt = observation?.coveredAt;
  if (!observation?.document || observedAt === undefined) {
    return { name, absence: 'notCollectedYet', collectorId, collectorError };
  }
  const { values } = observation.document;
  const stored = Object.hasOwn(values, name) ? values[name] : undefined;
  const value = isOfType(type, stored) ? stored : undefined;
  const validUntil = observedAt + validityMs;
  if (now >= validUntil) {
    return {
      name,
      value,
      absence: 'stale',
      collectorId,
      observedAt,
      validUntil,
      collectorError,
    };
  }
  return {
    name,
    value,
    absence: value === undefined ? 'notReported' : undefined,
    collectorId,
    observedAt,
    validUntil,
    collectorError,
  };
}

/** A value that was stored before its collector declared another type says nothing. */
function isOfType(type: FactType, value: FactValue | undefined): boolean {
  switch (type) {
    case 'bool':
      return typeof value === 'boolean';
    case 'string':
      return typeof value === 'string';
    case 'int':
      return Number.isSafeInteger(value);
    case 'double':
      return Number.isFinite(value);
    default:
      return Array.isArray(value);
  }
}

function knowsMore(reading: FactReading, other: FactReading): boolean {
  const difference = knowledge(reading) - knowledge(other);
  if (difference !== 0) return difference > 0;
  return (
    reading.absence === 'stale' &&
    (reading.validUntil ?? 0) > (other.validUntil ?? 0)
  );
}

/** How much an unusable reading still says. */
function knowledge({ absence, value, collectorError }: FactReading): number {
  switch (absence) {
    case 'stale':
      return value === undefined ? 2 : 4;
    case 'notReported':
      return 3;
    case 'notCollectedYet':
      return collectorError === undefined ? 0 : 1;
    default:
      return 0;
  }
}
