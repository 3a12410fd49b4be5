import type { FactSource } from '../facts/FactCatalog';
import type { FactReading } from '../facts/FactReading';

/** Entries of a list and characters of a text that a sentence can bear. */
const shownEntries = 5;
const shownCharacters = 80;

/**
 * A fact's value in words.
 *
 * @example
 * ```ts
 * describeValue({ name: 'oncall.escalationLevels', value: 1 }) // 'oncall.escalationLevels is 1'
 * ```
 */
export function describeValue({ name, value, absence }: FactReading): string {
  if (value === undefined) return `${name} is not known`;
  const stale = absence === 'stale' ? ' (no longer fresh)' : '';
  return `${name} is ${shown(value)}${stale}`;
}

function shown(value: NonNullable<FactReading['value']>): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return 'empty';
    const entries = value.slice(0, shownEntries).map(shown).join(', ');
    const more = value.length - shownEntries;
    return more > 0 ? `${entries} and ${more} more` : entries;
  }
  if (typeof value !== 'string') return String(value);
  return value.length > shownCharacters
    ? `'${value.slice(0, shownCharacters)}…'`
    : `'${value}'`;
}

/**
 * Why a fact is absent, in words.
 *
 * @example
 * ```ts
 * describeAbsence({ name: 'oncall.hasSchedule', absence: 'noCollector' }, [])
 * // 'No data yet: no installed collector reports oncall.hasSchedule'
 * ```
 */
export function describeAbsence(
  reading: FactReading,
  sources: readonly FactSource[],
): string {
  const { name, absence, collectorId, collectorError } = reading;
  const source = sources.find(s => s.collectorId === collectorId);
  const who = source?.collectorTitle ?? collectorId ?? 'its source';
  const failed =
    collectorError === undefined
      ? ''
      : `; its last attempt ended with: ${collectorError}`;
  switch (absence) {
    case 'noCollector':
      return `No data yet: no installed collector reports ${name}`;
    case 'notCollectedYet':
      return `No data yet: ${who} has not reported on this entity${failed}`;
    case 'notReported':
      return `${who} looked and found nothing to say about ${name}${
        source?.leftOutWhen ? `: ${source.leftOutWhen}` : ''
      }${failed}`;
    case 'stale':
      return `${who} last answered at ${instant(
        reading.observedAt,
      )}; ${name}${lastValue(reading)} counted until ${instant(
        reading.validUntil,
      )}${failed}`;
    default:
      return describeValue(reading);
  }
}

function lastValue({ value }: FactReading): string {
  return value === undefined ? '' : ` (then ${shown(value)})`;
}

function instant(at: number | undefined): string {
  return at === undefined ? 'an unknown time' : new Date(at).toISOString();
}
