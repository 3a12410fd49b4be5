import {
  bandOf,
  failureShare,
  type BandTable,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { FigureValue, FigureValues } from './FigureValue';
import type { FrequencyOf } from './frequencyIn';
import type { Sample } from './Sample';
import type { SpanTally } from './SpanTally';

const hourSeconds = 3600;

const noLeadTime =
  'No change is known to have come to production in this time.';
const notRecovered = 'Nothing that failed was recovered from in this time.';
const noneFailed =
  'No deployment failed in this time, so there was nothing to recover from.';

/** The figures of what was added up in a span. Says of what was left out only what failed. */
export function rollUpValues(
  tally: SpanTally,
  {
    frequencyOf,
    table,
    hearsOfIncidents,
  }: {
    frequencyOf: FrequencyOf;
    table: BandTable;
    hearsOfIncidents: boolean;
  },
): FigureValues {
  const { over, successful, failed, rework } = tally;
  const unsuccessful = over - successful;
  const banded = (
    figure: 'leadTime' | 'recovery' | 'changeFailure',
    found: FigureValue,
  ): FigureValue =>
    found.value === undefined
      ? found
      : { ...found, band: bandOf(table, figure, found.value) };
  const share = (part: number) =>
    failureShare({ part, whole: over, hearsOfIncidents });
  return {
    deploymentFrequency: {
      ...frequencyOf(tally),
      sampleSize: successful,
      excluded:
        unsuccessful > 0
          ? [{ count: unsuccessful, reason: 'did not succeed' }]
          : [],
    },
    leadTime: banded('leadTime', durations(tally.leads, noLeadTime)),
    recovery: {
      ...banded(
        'recovery',
        durations(tally.recoveries, failed > 0 ? notRecovered : noneFailed),
      ),
      openCount: tally.open,
    },
    changeFailure: banded('changeFailure', share(failed)),
    rework: share(rework),
    batchSize: quantiles(
      tally.changeCounts,
      1,
      'Of no deployment of this time is it known which changes it brought.',
    ),
  };
}

const durations = (sample: Sample, noData: string) =>
  quantiles(sample, hourSeconds, noData);

function quantiles(sample: Sample, unit: number, noData: string): FigureValue {
  const base = { sampleSize: sample.length, excluded: [] };
  const [value, p75, p95] = sample.quantiles([0.5, 0.75, 0.95]) ?? [];
  if (value === undefined || p75 === undefined || p95 === undefined) {
    return { noData, ...base };
  }
  return { value: value / unit, p75: p75 / unit, p95: p95 / unit, ...base };
}
