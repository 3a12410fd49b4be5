import {
  bands,
  type Band,
  type DeliverySummary,
  type FactReadings,
} from '@service-readiness/backstage-plugin-readiness-common';
import { isoOf } from '../queries/levelView';

const rows = [
  {
    ...({ id: 'deploymentFrequency', unit: 'perWeek' } as const),
    value: 'deploymentsPerWeek',
    band: 'deploymentFrequencyBand',
  },
  {
    ...({ id: 'leadTime', unit: 'hours' } as const),
    value: 'leadTimeHours',
    band: 'leadTimeBand',
  },
  {
    ...({ id: 'changeFailure', unit: 'ratio' } as const),
    value: 'changeFailureRatio',
    band: 'changeFailureBand',
  },
  {
    ...({ id: 'recovery', unit: 'hours' } as const),
    value: 'recoveryHours',
    band: 'recoveryBand',
  },
] as const;

/**
 * What the card of a service says of its delivery, from its facts: nothing is computed anew. Nothing where no figure is
 * known; what is out of date is not known.
 */
export function deliverySummary(
  readings: FactReadings,
  windowDays: number,
): DeliverySummary | undefined {
  const observed: number[] = [];
  const known = (name: string) => {
    const reading = readings.get(`delivery.${name}`);
    if (reading?.absence !== undefined) return undefined;
    if (reading?.observedAt !== undefined) observed.push(reading.observedAt);
    return reading?.value;
  };
  const figures = rows.map(({ id, unit, value, band }) => {
    const number = known(value);
    const word = known(band);
    return {
      id,
      unit,
      value: typeof number === 'number' ? number : undefined,
      band: bands.find((each): each is Band => each === word),
    };
  });
  if (figures.every(({ value }) => value === undefined)) return undefined;
  return { windowDays, asOf: isoOf(Math.min(...observed)), figures };
}
